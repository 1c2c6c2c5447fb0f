// Reads every record of a folder into the generated types, and writes it back. `back IN OUT`
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"progress"
)

func main() {
	entries, err := os.ReadDir(os.Args[1])
	if err != nil {
		panic(err)
	}
	for _, entry := range entries {
		text, err := os.ReadFile(filepath.Join(os.Args[1], entry.Name()))
		if err != nil {
			panic(err)
		}
		var record progress.ProgressRecord
		if err := json.Unmarshal(text, &record); err != nil {
			fmt.Println(entry.Name(), err)
			continue
		}
		back, err := json.Marshal(record)
		if err != nil {
			panic(err)
		}
		if err := os.WriteFile(filepath.Join(os.Args[2], entry.Name()), back, 0o644); err != nil {
			panic(err)
		}
	}
}
