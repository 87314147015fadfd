// Package marker holds one function in assembly, whose instruction is looked for in the linked program.
package marker

// Value is what Marker returns.
const Value = 86

// Marker is written in assembly for each architecture.
func Marker() uint32
