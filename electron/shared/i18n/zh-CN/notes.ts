import type { NoteId } from '../../note.ts';

export const noteTexts: Readonly<Record<NoteId, string>> = {
  'host.goes-on': '从这里起主机自行工作；停止观察并不会使它停下。',
  'host.logging-in-again': '连接中断（{reason}）；正在重新登录。',
  'host.key-shared': 'known_hosts 中 {hosts} 也使用同一密钥。',
  'host.upload-begun': '主机上已有先前推送的 {bytes} 字节。',
  'toolchain.unverified': 'GOSUMDB 为 off：没有人为此工具链担保。它是按代理给出的原样采用的。',
  'toolchain.known-flaw': '以 Go {version} 为基础时，它可能被诱使跳过校验和数据库（{cve}）：请使用更新的版本。',
  'toolchain.not-run': '{name} 适用于另一种机器：没有在这里运行。',
  'prepare.unclear': '这些文件未发现错误，但并非所有方面都能判断：{files}。原因见 reports/targets.json。',
  'prepare.scan-incomplete': '有 {n} 个包未能完整读取，例如 {packages}：原因见 reports/dependencies.json。',
  'prepare.not-run': '本机无法运行以下文件，因此未试运行：{files}',
  'prepare.weak-cut': '网络由 unshare 隔离，因为 bwrap 在本机不可用：运行的程序可以访问当前用户的文件。',
  'prepare.no-cut': '本机无法使用 bwrap 和 unshare：运行的程序可以访问网络和当前用户的文件。',
  'prepare.install-not-rehearsed': '此 kit 的目标均与本机类型（{machine}）不符：未演练安装。',
  'prepare.plugins-not-seen': '服务健康，但未加载以下插件：{files}',
  'prepare.not-watched': '本机无法监视网络连接：不清楚是否有程序尝试对外连接。',
  'prepare.dialled': '有程序尝试连接封闭主机上无法到达的地址：{programs}',
  'prepare.not-rebuilt': '此 kit 不含模块：未在断网条件下重新构建。',
  'prepare.vulnerabilities-unchecked': '本机没有漏洞数据库的副本：这些模块有无已知漏洞，尚不得知。',
  'prepare.vulnerabilities-untold': '以下模块没有漏洞数据库可以识别的版本：{modules}',
  'prepare.vulndb-old': '漏洞数据库最后更新于 {modified}，已有 {ageDays} 天；voidferry.yaml 允许 {maxAgeDays} 天。',
  'prepare.vulnerable':
    '编入的模块存在已知漏洞（编号、模块、版本 → 修复版本）；有问题的代码是否会被执行，没有检查：{vulnerabilities}',
  'prepare.private-modules': '按 GONOSUMDB 或 GOPRIVATE，以下模块不在校验和数据库之内，只有 go.sum 为其担保：{modules}',
  'prepare.licence-unknown': '未能识别以下模块的许可证：{modules}',
};
