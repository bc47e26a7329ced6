package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const root = "../../.."

// The committed file is that of the modules that are linked now.
func TestLicencesAreCurrent(t *testing.T) {
	want, err := build(root)
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(filepath.Join(root, output))
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is old: go run ./assets/licences/build", output)
	}
	for _, part := range []string{"fyne.io/fyne/v2 v", "glfw", "GeoNames: CC-BY-4.0", "Natural Earth", "Source Serif 4", "Go's standard library"} {
		if !strings.Contains(want, part) {
			t.Errorf("nothing is said of %s", part)
		}
	}
	for _, part := range []string{"testify", "go-cmp"} { // of tests alone
		if strings.Contains(want, part) {
			t.Errorf("%s is not in the program", part)
		}
	}
}

func TestLicencesAreKnownByTheirWords(t *testing.T) {
	for _, c := range []struct {
		words string
		want  []string
	}{
		{"  Apache License\n  Version 2.0, January 2004", []string{"Apache-2.0"}},
		{"# MIT\n\nPermission is hereby granted, free of charge, to any person\n%  obtaining a copy of this software and", []string{"MIT"}},
		{"Redistribution and use in source and binary forms, with", []string{"BSD-2-Clause"}},
		{"Redistribution and use in source and binary forms, with\nmay not be used to endorse or promote products\nderived from this", []string{"BSD-3-Clause"}},
		{"SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007", []string{"OFL-1.1"}},
		{"under the terms of the GNU General Public License", []string{"GPL"}},
		{"This is Mozilla Public License, v. 2.0.", []string{"MPL"}},
		{"Attribution-ShareAlike", []string{"CC-BY-SA"}},
		{"All rights reserved.", nil},
	} {
		if got := identify(c.words); !slices.Equal(got, c.want) {
			t.Errorf("%q is %v, want %v", c.words, got, c.want)
		}
	}
}

func TestUnknownLicencesAndCopyleftAreRefused(t *testing.T) {
	mit := text{file: "LICENSE", words: "Permission is hereby granted, free of charge, to any person obtaining a copy of this software"}
	for _, c := range []struct {
		name  string
		texts []text
		want  string // in the error; "" if it is allowed
	}{
		{"MIT", []text{mit}, ""},
		{"MIT with a grant of patents", []text{mit, {file: "PATENTS", words: "Grant", beside: true}}, ""},
		{"none", nil, "has no licence"},
		{"only a grant", []text{{file: "PATENTS", words: "Grant", beside: true}}, "has no licence"},
		{"unknown", []text{{file: "LICENSE", words: "All rights reserved."}}, "LICENSE is no licence that is known"},
		{"unknown beside MIT", []text{mit, {file: "LICENSE-2", words: "Ask me."}}, "LICENSE-2 is no licence that is known"},
		{"GPL", []text{{file: "COPYING", words: "GNU GENERAL PUBLIC LICENSE\nVersion 3"}}, "is under GPL, which isn't allowed"},
		{"MPL beside MIT", []text{mit, {file: "COPYING", words: "Mozilla Public License, version 2.0"}}, "is under MPL, which isn't allowed"},
	} {
		_, err := licences(work{"a module", c.texts})
		switch {
		case err == nil && c.want != "":
			t.Errorf("%s is allowed", c.name)
		case err != nil && (c.want == "" || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
}
