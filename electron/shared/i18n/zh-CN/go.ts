import type { goErrors } from '../../errors/go.ts';
import type { ErrorText } from '../catalogue.ts';

export const goErrorTexts: Readonly<Record<keyof typeof goErrors, ErrorText>> = {
  'go/toolchain-missing': {
    message: '未找到 Go 工具链。已查找：{searched}',
    next: '请从发行版安装 Go（Debian：apt install golang-go，Void：xbps-install go），将 Go 发行包解压到 /usr/local/go，或获取一个：toolchain fetch VERSION；然后重试。',
  },
  'go/toolchain-unknown': {
    message: '没有代理或校验和数据库有适用于 {platform} 的 Go {version}。',
    next: '请检查版本（如 1.26.3）和平台（如 linux/arm64）；Go 从 1.21 起可这样获取。',
  },
  'go/toolchain-mismatch': {
    message: '作为 {name} 获取的内容，不是校验和数据库所担保的：{problem}',
    next: '没有保留其中任何内容。请从另一个代理重新获取；结果相同时，请告知代理的管理者。',
  },
  'go/proxy-unknown': {
    message: 'GOPROXY 没有指明可以获取的代理：{list}',
    next: '请把 GOPROXY 设为 Go 模块代理的 URL，或 file:// 加上同样布局的文件夹。',
  },
  'go/proxy-failed': {
    message: '{url} 没有正常应答：{problem}',
    next: '请检查网络、HTTPS_PROXY 和 GOPROXY，然后重新运行：会从已收到的部分继续。',
  },
  'go/sumdb-unknown': {
    message: 'GOSUMDB 没有指明密钥已知的校验和数据库：{setting}',
    next: '请把 GOSUMDB 设为公共校验和数据库的名称、完整的验证密钥（name+hash+key），或设为 off 表示不用。',
  },
  'go/sumdb-untrusted': {
    message: '校验和数据库 {database} 没有给出成立的证明：{problem}',
    next: '没有获取或保留任何内容。途中可能有人改动它的应答：请换一个网络或代理再试。',
  },
  'go/sumdb-forked': {
    message:
      '校验和数据库 {database} 此前在本机展示的是另一段历史：其签名的树头互相矛盾。留存：{kept} 应答：{answered}',
    next: '请保留两者：它们证明数据库对某一方说了谎。此后获取的内容都不可信；请告知数据库的运营者。',
  },
  'go/toolchain-too-old': {
    message: '项目需要 Go {needed}；找到的最新版本为 {found}。',
    next: '请安装 Go {needed} 或更新版本，然后重试。',
  },
  'go/not-a-module': {
    message: '{path} 中没有 go.mod。',
    next: '请选择 Go 模块所在的目录。',
  },
  'go/module-unreadable': {
    message: 'Go 无法读取 {path} 处的模块：{output}',
    next: '请修正 go.mod（go mod tidy 会显示同样的错误）；未构建任何内容。',
  },
  'go/vendor-differs': {
    message: 'vendor/ 中的内容与 go.mod 指明的不符：{files}（共 {n} 个）',
    next: '请运行 go mod vendor 并提交其改动；或在 voidferry.yaml 中写 build: { vendor: ignore }。没有构建任何内容。',
  },
  'go/program-unclear': {
    message: '{path}：{problem}。找到的 main 包：{found}',
    next: '请在 voidferry.yaml 中指明 main 包：build: { package: ./cmd/app }',
  },
  'go/service-file-unusable': {
    message: '{path} 无法放入发行版本：{problem}',
    next: '请修正 voidferry.yaml 中的 service.config 或 service.libraries。未构建任何内容。',
  },
  'go/target-unclear': {
    message: '未指定目标，且本机（{machine}）自身也不是可用目标。',
    next: '请在 voidferry.yaml 中或用 --target 指定目标：{known}',
  },
  'go/modules-unavailable': {
    message: '无法获取模块：{output}',
    next: '请检查网络、GOPROXY 和 GOSUMDB，然后重新构建；未打包任何内容。',
  },
  'go/module-mismatch': {
    message: '某个模块与其校验和不符：{output}',
    next: '请停止：模块、代理或 go.sum 已被改动。构建前请查明是哪一个；未打包任何内容。',
  },
  'go/does-not-compile': {
    message: '项目无法为 {target} 编译：{output}',
    next: '请修正编译器指出的错误后重新构建；未打包任何内容。',
  },
  'go/binary-unreadable': {
    message: '无法将 {path} 作为编译后的程序读取：{problem}',
    next: '请重新构建或复制该文件；未对其作任何处理。',
  },
  'go/artefact-unfit': {
    message: '{path} 不适合 {target}。',
    next: '请按所列问题重新构建；未打包任何内容。',
  },
  'go/plugins-incompatible': {
    message: '主程序 {host} 无法加载：{plugins}',
    next: '请按每条问题的说明重新构建主程序和插件。',
  },
  'go/plugins-unknown': {
    message: '仅凭文件无法判断 {host} 能否加载这些插件：{plugins}',
    next: '未发现确定的错误。请按所列问题处理后重新检查，或在同类机器上试运行。',
  },
  'go/toolchain-broken': {
    message: '{goroot} 无法用于 {target}：测试程序在 {stage} 阶段失败。{output}',
    next: '请选择其他工具链或 C 编译器，或重新安装；项目尚未编译。',
  },
  'go/platform-unknown': {
    message: 'Go 无法为 {platform} 构建。',
    next: '请使用 `go tool dist list` 列出的组合，例如 windows/amd64。',
  },
  'go/c-compiler-missing': {
    message: '此处没有能为 {target} 链接的 C 编译器。已尝试：{tried}',
    next: '请安装一个（Void：xbps-install {xbps}；Debian：apt install {apt}；短横表示没有），或不使用 cgo 构建。',
  },
  'go/plugin-not-recognised': {
    message: '{path} 单独启动时的行为与 go-plugin 插件不符（退出码 {exitCode}）。{output}',
    next: '请用 hashicorp/go-plugin 的 plugin.Serve 构建它，或修正 voidferry.yaml 中的 kind；未打包任何内容。',
  },
  'go/plugin-cookie-refused': {
    message: '{path} 拒绝所给的 cookie：主程序与插件不属于同一产品。',
    next: '请从主程序的 HandshakeConfig 中复制 key 和 value；未打包任何内容。',
  },
  'go/plugin-ended': {
    message: '{path} 在就绪之前就结束了（退出码 {exitCode}）。{output}',
    next: '请查看它的输出；它在空环境、无网络的条件下运行。未打包任何内容。',
  },
  'go/plugin-library-missing': {
    message: '{path} 在此处无法加载：{output}',
    next: '请用 CGO_ENABLED=0 构建，或为目标的 C 库构建；未打包任何内容。',
  },
  'go/plugin-silent': {
    message: '{path} 在 {seconds} 秒内没有任何输出。{output}',
    next: '请查明它在等待什么（输入、配置或网络）：插件应立即输出握手行。未打包任何内容。',
  },
  'go/plugin-garbage': {
    message: '{path} 首先输出的不是握手行，而是：{line}',
    next: '请勿在 plugin.Serve 之前向标准输出打印内容；未打包任何内容。',
  },
  'go/plugin-protocol': {
    message: '{path} 使用 go-plugin 自身协议的版本 {offered}；已知版本为 {known}。',
    next: '请用同一主版本的 go-plugin 构建主程序和插件；未打包任何内容。',
  },
  'go/plugin-socket': {
    message: '无法通过 {address} 连接 {path}：{reason}',
    next: '请确认它在 PLUGIN_UNIX_SOCKET_DIR 指定的位置监听，且路径不超过 107 字节；未打包任何内容。',
  },
  'go/plugin-not-serving': {
    message: '{path} 已完成握手，但未报告可提供服务：{status}',
    next: '请查明其健康服务（grpc.health.v1，"plugin"）为何未应答 SERVING；未打包任何内容。',
  },
  'go/plugin-http-unhealthy': {
    message: '{path} 在 {address} 未正常应答：{reason}。{output}',
    next: '请确认它按 args 监听，且 health 是要访问的路径；未打包任何内容。',
  },
  'go/plugin-needs-other-machine': {
    message: '{path} 适用于 {machine}，加载器为 {interpreter}，本机无法运行。',
    next: '请在同类机器上试运行；静态程序也可安装 qemu-user 后试运行。',
  },
  'go/vulndb-unreadable': {
    message: '无法读取 {path} 中的漏洞数据库：{problem}',
    next: '请重新获取完整的数据库（含 index/db.json、index/modules.json 和 ID/*.json）；此前导入的副本保持原样。',
  },
  'go/vulndb-missing': {
    message: '本机没有漏洞数据库的副本：什么都没有查。',
    next: '请取得其发布格式的文件夹或 zip，并导入：vulndb import PATH。',
  },
  'go/vulndb-old': {
    message: '漏洞数据库最后更新于 {modified}，已有 {ageDays} 天；最多允许 {maxAgeDays} 天。',
    next: '请导入更新的副本，或在 voidferry.yaml 中调大 vulnerabilities.maxAgeDays；没有打包任何内容。',
  },
  'go/vulnerable': {
    message: '编入的模块存在已知漏洞（编号、模块、版本 → 修复版本）：{vulnerabilities}',
    next: '请改用已修复的版本；或在 voidferry.yaml 的 vulnerabilities.accept 下说明为何带上它。没有打包任何内容。',
  },
  'go/project-file-exists': {
    message: '{path} 已存在，未作改动。',
    next: '请编辑它，或将其移走后重试。',
  },
  'go/project-file-invalid': {
    message: '{path} 第 {line} 行：{problem}',
    next: '请修正该行；未构建任何内容。',
  },
};
