// Command cgo shows that a C compiler links for a target, and that the result finds its loader and its C library.
package main

// #include <stdlib.h>
// static int marker(void) { return abs(-86); }
import "C"

import "os"

func main() {
	if C.marker() != 86 {
		os.Exit(3)
	}
	os.Stdout.WriteString("toolcheck cgo\n")
}
