package main

import (
	"os"
	"strings"
	"testing"
)

func TestPackagesCarryTheSameVersion(t *testing.T) {
	toml, err := os.ReadFile("../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	if want := `Version = "` + version + `"`; !strings.Contains(string(toml), want) {
		t.Errorf("FyneApp.toml lacks %s", want)
	}
	changes, err := os.ReadFile("../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	if want := "## " + version; !strings.Contains(string(changes), want) {
		t.Errorf("CHANGELOG.md lacks %s", want)
	}
}
