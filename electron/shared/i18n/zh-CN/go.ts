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
  'go/does-not-compile': {
    message: '项目无法为 {target} 编译：{output}',
    next: '请修正上面的错误后重新构建；未打包任何内容。',
  },
  'go/project-file-invalid': {
    message: '{path} 第 {line} 行：{problem}',
    next: '请修正该行；未构建任何内容。',
  },
};
