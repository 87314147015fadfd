package loader

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/hashicorp/go-plugin"
)

// listName is the file beside the plugins that says which they are; a kit brings it.
const listName = "plugins.json"

const listSchema = "voidferry.plugins/1"

// entry is a plugin as plugins.json lists it, or as it was found in a folder without one.
type entry struct {
	File         string `json:"file"`
	Kind         string `json:"kind"`
	SecureConfig *struct {
		Hash     string `json:"hash"`
		Checksum []byte `json:"checksum"`
	} `json:"secureConfig"`
}

// secure makes go-plugin refuse a file that is not the one that was listed; nil where nothing was.
func (e entry) secure() (*plugin.SecureConfig, error) {
	if e.SecureConfig == nil {
		return nil, nil
	}
	if e.SecureConfig.Hash != "sha256" {
		return nil, fmt.Errorf("its sum is in %q, known is sha256", e.SecureConfig.Hash)
	}
	return &plugin.SecureConfig{Checksum: e.SecureConfig.Checksum, Hash: sha256.New()}, nil
}

// discover returns what plugins.json in dir lists, and the names of what lies there besides. Without one, everything is tried.
func discover(dir string) (plugins []entry, unlisted []string, err error) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, nil, err
	}
	content, err := os.ReadFile(filepath.Join(dir, listName))
	if errors.Is(err, os.ErrNotExist) {
		for _, file := range files {
			plugins = append(plugins, entry{File: file.Name(), Kind: "grpc"})
		}
		return plugins, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	var list struct {
		Schema  string  `json:"schema"`
		Plugins []entry `json:"plugins"`
	}
	if err := json.Unmarshal(content, &list); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", listName, err)
	}
	if list.Schema != listSchema {
		return nil, nil, fmt.Errorf("%s is %q, known is %q", listName, list.Schema, listSchema)
	}
	listed := map[string]bool{listName: true}
	for _, one := range list.Plugins {
		listed[one.File] = true
	}
	for _, file := range files {
		if !listed[file.Name()] {
			unlisted = append(unlisted, file.Name())
		}
	}
	return list.Plugins, unlisted, nil
}
