import type { goErrors } from '../../errors/go.ts';
import type { ErrorText } from '../catalogue.ts';

export const goErrorTexts: Readonly<Record<keyof typeof goErrors, ErrorText>> = {
  'go/toolchain-missing': {
    message: '未找到 Go 工具链。已查找：{searched}',
    next: '请从发行版安装 Go（Debian：apt install golang-go，Void：xbps-install go），或将 Go 发行包解压到 /usr/local/go，然后重试。',
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
  'go/workspace-needed': {
    message: '{path} 用其他源码替代了 go.mod 所需的模块：{modules}',
    next: 'kit 只依据 go.mod 构建。请在 go.mod 中为这些模块添加 replace 行，或设置 GOWORK=off 以构建 go.mod 指明的版本。',
  },
  'go/program-unclear': {
    message: '{path}：{problem}。找到的 main 包：{found}',
    next: '请在 voidferry.yaml 中指明 main 包：build: { package: ./cmd/app }',
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
  'go/project-file-exists': {
    message: '{path} 已存在，未作改动。',
    next: '请编辑它，或将其移走后重试。',
  },
  'go/project-file-invalid': {
    message: '{path} 第 {line} 行：{problem}',
    next: '请修正该行；未构建任何内容。',
  },
};
