// Command tidegauge-native loads a native Go plugin into itself and shows what it makes of a series of levels.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"plugin"

	"example.com/tidegauge/internal/tide"
)

// version is set when the program is linked: -ldflags "-X main.version=1.0.0".
var version = "dev"

// The third value is what a gull on the sensor looks like.
var measured = []tide.Level{2.1, 2.2, 9.9, 2.4, 2.5}

func main() {
	path := flag.String("plugin", "", "the plugin file (default ../plugins/filter.so beside the program's own folder)")
	printVersion := flag.Bool("version", false, "print the version and end")
	flag.Parse()
	if *printVersion {
		fmt.Println(version)
		return
	}
	if err := run(*path, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "tidegauge-native:", err)
		os.Exit(1)
	}
}

func run(path string, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("unexpected argument %q; the plugin goes with --plugin", args[0])
	}
	if path == "" {
		program, err := os.Executable()
		if err != nil {
			return err
		}
		if program, err = filepath.EvalSymlinks(program); err != nil {
			return err
		}
		path = filepath.Join(filepath.Dir(program), "..", "plugins", "filter.so")
	}
	filter, err := load(path)
	if err != nil {
		return fmt.Errorf("cannot load %s: %w", path, err)
	}
	fmt.Println("measured", measured)
	fmt.Println("filtered", filter(measured))
	return nil
}

func load(path string) (func([]tide.Level) []tide.Level, error) {
	opened, err := plugin.Open(path)
	if err != nil {
		return nil, err
	}
	symbol, err := opened.Lookup("Filter")
	if err != nil {
		return nil, err
	}
	filter, ok := symbol.(func([]tide.Level) []tide.Level)
	if !ok {
		return nil, fmt.Errorf("its Filter is a %T", symbol)
	}
	return filter, nil
}
