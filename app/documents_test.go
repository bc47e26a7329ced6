package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// named are paths of this repository that stand as code in a text.
var named = regexp.MustCompile("`((?:app|assets|briefs|\\.ci)/[\\w./*-]+)`")

func TestDocumentsNameFilesThatAreThere(t *testing.T) {
	for _, document := range []string{"README.md", "CONTRIBUTING.md"} {
		text, err := os.ReadFile(filepath.Join("..", document))
		if err != nil {
			t.Fatal(err)
		}
		paths := named.FindAllSubmatch(text, -1)
		if document == "CONTRIBUTING.md" && len(paths) < 20 {
			t.Errorf("%s names only %d files", document, len(paths))
		}
		for _, path := range paths {
			if found, err := filepath.Glob(filepath.Join("..", string(path[1]))); err != nil || len(found) == 0 {
				t.Errorf("%s names %s, which isn't there", document, path[1])
			}
		}
	}
}
