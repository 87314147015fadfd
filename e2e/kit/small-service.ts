import { writeFiles } from '../go/projects.ts';

const MODULE = 'github.com/oklog/run v1.1.0';
const SUMS = [
  'h1:GEenZ1cK0+q0+wsJew9qUg/DyD8k3JzYsZAi5gYi2mA=',
  '/go.mod h1:sVPdnTZT1zYwAJeCMu2Th4T21pA3FPOQRfWjQlk7DVU=',
];

/** Writes a service with one module that stays, unless `body` ends it. It is healthy after a second. @returns its directory */
export function smallService(dir: string, body: string): Promise<string> {
  return writeFiles(dir, {
    'go.mod': `module example.com/app\n\ngo 1.24\n\nrequire ${MODULE}\n`,
    'go.sum': `${MODULE} ${SUMS[0]}\n${MODULE}${SUMS[1]}\n`,
    'main.go': `package main

import (
	"fmt"
	"net"
	"os"
	"time"

	"github.com/oklog/run"
)

func main() {
	var group run.Group
	fmt.Println("up", group, os.Args[0], net.IPv4zero)
	${body}
	time.Sleep(time.Hour)
}
`,
    'voidferry.yaml': 'service: { health: { settleSeconds: 1, timeoutSeconds: 10 } }\n',
  });
}
