// Command toolcheck shows that a toolchain compiles, assembles and links for a target, and that the result runs.
package main

import (
	"os"
	"runtime"

	"voidferry.invalid/toolcheck/marker"
)

func main() {
	if marker.Marker() != marker.Value {
		os.Exit(3)
	}
	os.Stdout.WriteString("toolcheck " + runtime.GOARCH + "\n")
}
