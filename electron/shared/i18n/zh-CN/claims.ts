import type { ClaimId } from '../../evidence.ts';

export const claimTexts: Readonly<Record<ClaimId, string>> = {
  'go.toolchain-proven':
    '校验和数据库 {database} 为 {name} 担保：签名树 {treeSize} 条中的第 {record} 条；获取的内容与其校验和 {sum} 一致',
  'go.toolchain-works': '{go} 已为 {targets} 编译、汇编并链接测试程序；在此运行成功：{ran}；未运行：{notRun}',
  'go.built': '已使用 {go} 为 {targets} 编译，所用设置任何人都可重复',
  'go.scanned': '已读取 {modules} 个模块中 {packages} 个包的源码：其中 {cgo} 个使用 cgo，{plugins} 个为插件',
  'go.files-fit': '{files} 个编译后的文件在机器、加载器、C 库、所需库和处理器级别上适合各自的目标',
  'go.plugins-fit': '在 {target} 上 {host} 能够加载 {plugins}：比较了 {packages} 个包，无一不同；Go 版本与 C 库相同',
  'go.plugin-serves':
    '{target} 上的 {path} 已单独启动，以插件身份应答（{protocol}），报告可提供服务，并按要求结束：{stopped}',
  'go.sboms-made': '{files} 份物料清单列出了 Go 编入的内容：{modules} 个模块及其许可证，其中 {unknown} 个未能识别',
  'go.vulnerabilities-checked':
    '已将 {modules} 个模块与 {modified} 的漏洞数据库（{ageDays} 天前）比对：已知 {found} 项，其中 {accepted} 项已接受；只比对模块，未检查实际用到哪些代码',
  'go.vendor-equal': 'vendor/ 中的内容与 go.mod 指明的一致：{files} 个文件，无不同、无缺失、无多余',
  'go.modules-packed': 'kit 中含有 {modules} 个模块',
  'go.modules-proven': '{modules} 个模块的校验数据库证明随 kit 携带',
  'kit.sealed': '{files} 个文件已列出校验和；kit 摘要 {digest}',
  'kit.rehearsed':
    '已在断网（{cut}）条件下仅凭 kit 在本机安装 {name}：通过校验、启动、健康运行 {settleSeconds} 秒并停止；期间加载的插件：{plugins}',
  'kit.rebuilt': '已在断网条件下用 kit 内的模块以 {go} 为 {targets} 重新构建：所有文件完全一致',
  'kit.rebuilt-equal': '已在本机用源码和 kit 内的模块以 {go} 重新构建：kit 摘要一致，{digest}',
  'kit.signed': '由 {fingerprint} 签名',
  'kit.signature-valid': '{signer}（{fingerprint}）的签名有效',
  'kit.files-match': '{files} 个文件与 kit 清单一致，无多余，无缺失',
  'media.written': '已写入 {bytes} 字节',
  'media.flushed': '全部内容已刷写到设备',
  'media.read-back': '已从设备读回 {bytes} 字节，与 kit 清单一致',
  'host.enrolled': '{host} 已持有我们的信任文件和 voidferry-host',
  'host.verified': '{host} 已用自己的受信任签名者验证了该版本',
  'host.staged': '版本 {release} 已在 {host} 暂存；暂存没有触动正在运行的内容',
  'host.healthy': '版本 {release} 在 {host} 上健康：同一进程持续 {settleSeconds} 秒，探测均在限值内',
  'host.unchanged': '版本 {release} 已在 {host} 上健康运行；未作任何改动',
  'host.rolled-back': '{host} 已回退到 {release}，其运行健康',
  'custody.ledger-intact': '账本共 {length} 条收据，完整且均已签名',
};
