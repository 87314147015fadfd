import type { FindingId } from '../../finding.ts';
import type { DifferenceCause } from '../../plugin-report.ts';
import type { ErrorText } from '../catalogue.ts';

export const findingTexts: Readonly<Record<FindingId, ErrorText>> = {
  'plugin.host-cannot-load': {
    message: '{file} 无法加载插件：它是静态程序、构建时未启用 cgo，或未导入 plugin 包。',
    next: '请以 CGO_ENABLED=1 构建主程序，并在其中导入 plugin 包。',
  },
  'plugin.host-unknown': {
    message: '{file} 未说明 Go 如何构建它。',
    next: '请重新构建主程序，并保留构建信息（Go 1.18 或更新版本）。',
  },
  'plugin.not-a-plugin': {
    message: '{file} 不是 Go 插件。',
    next: '请用 -buildmode=plugin 构建。',
  },
  'plugin.serves-nothing': {
    message: '{file} 应当是 go-plugin 插件，但其中没有任何地方调用 hashicorp/go-plugin 的 plugin.Serve。',
    next: '请在 voidferry.yaml 中写明提供服务的包。自行实现该协议的插件只有在启动后才能看出。',
  },
  'plugin.without-hashes': {
    message: '{file} 不含包指纹，因此无从比较。',
    next: '请用 Go 1.18 或更新版本重新构建插件；其动态符号必须保留在文件中。',
  },
  'plugin.nothing-shared': {
    message: '{file} 与主程序没有共同的包：未作任何比较。',
    next: '请确认这两个文件确属一套。',
  },
  'plugin.go-version': {
    message: '{file} 由 {theirs} 构建，主程序由 {ours} 构建。',
    next: '请用同一个 Go 版本构建两者：版本不同时，打开插件可能使整个进程终止。',
  },
  'plugin.platform': {
    message: '{file} 面向 {theirs}，主程序面向 {ours}。',
    next: '请为主程序所在的平台构建插件。',
  },
  'plugin.setting': {
    message: '{file} 构建时 {name} = {theirs}，主程序构建时 {name} = {ours}。',
    next: '请用相同的设置构建两者。',
  },
  'plugin.libc': {
    message: '{file} 链接的是 {theirs}，主程序链接的是 {ours}：一个进程容不下两个 C 库。',
    next: '请用主程序的 C 编译器构建插件。',
  },
  'plugin.package-differs': {
    message: '{module} 有 {count} 个包与 {other} 中的不同（彼处 {ours}，此处 {theirs}）：{packages}',
    next: '可能的原因：{cause}',
  },
  'plugin.musl-experimental': {
    message: 'Go 插件在 musl 上可以工作，但 Go 项目并不保证这一点。',
    next: '依赖它之前，请先在同类主机上演练。',
  },
  'plugin.path-taken': {
    message: '{file} 与 {other} 的插件路径相同（{path}）：一个进程只能加载其中之一。',
    next: '请给插件一个独有的导入路径。替换插件需要重新启动主程序。',
  },
  'plugin.lookup-missing': {
    message: '{file} 中没有主程序要查找的 {name}。它有：{exported}',
    next: '请从插件的 main 包导出它，或修正 voidferry.yaml 中的 lookup。',
  },
  'binary.machine': {
    message: '它面向 {ours}；目标为 {theirs}。',
    next: '请为目标的架构构建。',
  },
  'binary.cpu-level': {
    message: '它使用 {variable}={value} 的指令；目标只保证 {allowed}。',
    next: '请用 {variable}={allowed} 构建；若每台主机都支持更高级别，请在 voidferry.yaml 中为该目标设定。',
  },
  'binary.cpu-level-unknown': {
    message: '{file} 按 {variable}={value} 构建，与之配合者按 {allowed} 构建：处理器不支持时进程会终止。',
    next: '请用 {variable}={allowed} 构建，或确认主机的处理器支持它。',
  },
  'binary.interpreter': {
    message: '它的加载器是 {ours}；目标上是 {theirs}。',
    next: '请不用 cgo 构建，或使用面向目标 C 库的 C 编译器。',
  },
  'binary.libc': {
    message: '它链接的是 {ours}；目标上是 {theirs}。',
    next: '请不用 cgo 构建，或使用面向目标 C 库的 C 编译器。',
  },
  'binary.glibc': {
    message: '它要求 glibc {ours}；编写本程序时 Void 提供的是 {theirs}。',
    next: '请与主机上 `ldd --version` 的输出比较，或在 glibc 较旧的系统上构建。',
  },
  'binary.library': {
    message: '它需要 {library}，而发布包并未带上。',
    next: '请确认主机上有它，或将其放入发布包。',
  },
  'binary.run-path': {
    message: '它首先在 {paths} 中查找库。',
    next: '请确认只有 root 能写入那里。',
  },
  'binary.text-relocations': {
    message: '加载时其代码会被改写（文本重定位），加固的系统会拒绝。',
    next: '请用 -fPIC 编译其 C 与汇编部分。',
  },
  'binary.executable-stack': {
    message: '它要求可执行栈，加固的系统和较新的 C 库会拒绝。',
    next: '请在其 C 与汇编部分加入 .note.GNU-stack 节（-Wl,-z,noexecstack）。',
  },
  'binary.not-go': {
    message: '它未说明 Go 如何构建它。',
    next: '请重新构建并保留构建信息。',
  },
  'mod.go-without-patch': {
    message: 'go.mod 写明 go {version}，这不是可下载的工具链名称。',
    next: '请写明补丁号，例如 {version}.0：会切换工具链的主机将查找 go{version} 而找不到。',
  },
  'mod.no-go-line': {
    message: 'go.mod 没有 go 行：Go 会按 Go 1.16 的语言处理。',
    next: '请添加一行，例如 go 1.24.0。',
  },
  'mod.toolchain-line': {
    message: 'go.mod 建议使用工具链 {version}。',
    next: '没有网络时 Go 不会获取它。kit 由计划中所列的工具链构建。',
  },
  'mod.replace-outside': {
    message: '{module} 被 {path} 替代，而后者位于项目之外。',
    next: '它会被编译进去，但既不作为模块也不随源码携带。请将其移入项目，或按版本引用。',
  },
  'mod.workspace': {
    message: '上层的 go.work 把其他模块放在它旁边：{modules}',
    next: '它们的源代码会被编译进去，但既不作为模块，也不随源代码一起携带。重新构建需要同样的工作区；GOWORK=off 则只依据 go.mod 构建。',
  },
  'mod.sum-missing': {
    message: 'go.mod 要求的以下版本不在 go.sum 中：{modules}',
    next: '请运行 go mod tidy。代理上没有的版本会使构建失败。',
  },
  'mod.vendor-unused': {
    message: '项目有 vendor 目录，构建时不使用它。',
    next: 'kit 由经过验证的模块构建；kit build 会将该目录与模块比较，不一致就停止。',
  },
  'scan.package-incomplete': {
    message: '未能完整读取 {package}：{said}',
    next: '请运行 go mod tidy 或修正导入；它所需的内容不在此列表中。',
  },
  'scan.cgo': {
    message: '{package} 需要 C 编译器；库：{libraries}',
    next: '请确认目标上有这些库，或改用不需要 cgo 的包。',
  },
  'scan.linkname': {
    message: '{package} 通过 //go:linkname 访问其他包的内部：{files}',
    next: '换用其他 Go 版本时可能失效：请沿用测试时的版本。',
  },
};

export const causeTexts: Readonly<Record<DifferenceCause, string>> = {
  'go-version': '两者由不同的 Go 版本构建：请用同一版本构建。',
  trimpath: '一方构建时用了 -trimpath，另一方没有：请都用 -trimpath 构建。',
  sanitizer: '一方构建时用了 -race、-msan 或 -asan，另一方没有：请以相同方式构建。',
  experiment: '两者的 GOEXPERIMENT 设置不同：请用相同的设置构建。',
  gcflags: '两者的 -gcflags 不同：请用相同的标志构建。',
  flags: '两者的标准库本身就不同：工具链或其标志不一致。请在同一次运行中构建两者。',
  version: '两者使用该模块的不同版本：请在两个 go.mod 中要求同一版本。',
  'main-module':
    '一方在该模块内部构建，另一方按版本引用它，因此文件路径不同：请用 go install MODULE@VERSION 构建主程序，或在同一个 go.work 中构建两者。',
  replaced: '一方从别处取用该模块（replace）：请在两者中使用相同的 replace 行，或都不用。',
  source: '版本相同，但源码、所在目录或构建标签不同：请都用 -trimpath 并从同一模块缓存构建。',
};
