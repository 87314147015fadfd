import type { Kit } from '../../shared/kit.ts';

/** README.txt of a kit: what it is, and the stock commands that check it before anything in it is run. Both languages. */
export function readmeText(kit: Pick<Kit, 'name' | 'version' | 'serial' | 'audience' | 'targets'>): string {
  const targets = kit.targets.map((target) => target.target).join(' ');
  const check = [
    '  cd <this folder>   # 进入本文件夹',
    '  K=/etc/voidferry/allowed_signers',
    '  P=$(ssh-keygen -Y find-principals -f $K -s SHA256SUMS.sig)',
    '  ssh-keygen -Y verify -f $K -I "$P" -n kit@voidferry -s SHA256SUMS.sig < SHA256SUMS',
    '  sha256sum -c --quiet --strict SHA256SUMS && echo OK',
    '  sha256sum SHA256SUMS',
  ];
  return `${kit.name} ${kit.version}
serial ${kit.serial}, for ${kit.audience}, targets: ${targets}

English
=======
This folder is a Voidferry kit: Go software on its way to Void Linux hosts.
Check it before you run anything in it. A script in this folder cannot vouch for
this folder, so type these stock commands on a machine that you trust:

${check.join('\n')}

The file allowed_signers must come from your side, never from this medium.
The last command prints the kit digest: its first 32 digits are the check code;
compare it by telephone or on paper with whoever signed the kit.

Then, on a host that has voidferry-host:
  voidferry-host install --kit <this folder>
On a host that has not: read the card that came with the kit, then
  sh install.sh --accept SHA256:<fingerprint of the signer>
To check without installing:
  sh verify.sh        (exit 0 proven, 65 changed, 76 whole but nobody vouches)

中文
====
本文件夹是 Voidferry kit：运往 Void Linux 主机的 Go 软件。
请先检查，再运行其中的任何内容。本文件夹中的脚本不能为本文件夹作证，
因此请在受信任的机器上键入以上系统自带命令。

allowed_signers 文件必须来自您自己一方，绝不能取自此介质。
最后一条命令显示 kit 摘要：其前 32 位为校验码，
请通过电话或纸面与签名者核对。

然后，在已装有 voidferry-host 的主机上：
  voidferry-host install --kit <本文件夹>
尚未装有时：先阅读随 kit 附带的卡片，再运行
  sh install.sh --accept SHA256:<签名者指纹>
只检查、不安装：
  sh verify.sh        （退出码 0 已证明，65 有改动，76 完整但无人担保）
`;
}
