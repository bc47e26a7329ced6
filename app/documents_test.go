package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// named matches paths of this repository that stand as code in a text.
var named = regexp.MustCompile("`((?:app|assets|briefs|\\.ci)/[\\w./*-]+)`")

func TestDocumentsNameFilesThatAreThere(t *testing.T) {
	for _, document := range []string{"README.md", "CONTRIBUTING.md"} {
		paths := named.FindAllStringSubmatch(read(t, filepath.Join("..", document)), -1)
		if document == "CONTRIBUTING.md" && len(paths) < 20 {
			t.Errorf("%s names only %d files", document, len(paths))
		}
		for _, path := range paths {
			if found, err := filepath.Glob(filepath.Join("..", path[1])); err != nil || len(found) == 0 {
				t.Errorf("%s names %s, which isn't there", document, path[1])
			}
		}
	}
}

// A newcomer looks for a room in the README's floors and in the table of CONTRIBUTING.md.
func TestEveryRoomIsInTheDocuments(t *testing.T) {
	readme, contributing := read(t, "../README.md"), read(t, "../CONTRIBUTING.md")
	for name, floor := range floors {
		row := regexp.MustCompile(fmt.Sprintf("(?m)^\\| %d \\|.*`%s`", floor, name))
		if !row.MatchString(readme) {
			t.Errorf("README.md doesn't have %s on floor %d", name, floor)
		}
		if !regexp.MustCompile("(?m)^\\|.*`app/" + name + "\\b").MatchString(contributing) {
			t.Errorf("the table of CONTRIBUTING.md doesn't have app/%s", name)
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
