package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// marks are phrases by which licences are known, with small letters and single spaces, by SPDX identifier where there
// is one. Those that aren't allowed are listed so that they are found beside one that is.
var marks = []struct {
	id     string
	phrase string
}{
	{"Apache-2.0", "apache license version 2.0"},
	{"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy of this software"},
	{"ISC", "permission to use, copy, modify, and/or distribute this software for any purpose with or without fee"},
	{"Unlicense", "this is free and unencumbered software released into the public domain"},
	{"Unicode-3.0", "unicode license v3"},
	{"Zlib", "altered source versions must be plainly marked as such"},
	{"OFL-1.1", "sil open font license version 1.1"},
	{"CC-BY-4.0", "creative commons attribution 4.0 international public license"},
	{"Bitstream-Vera", "bitstream vera"},
	{"public domain", "is in the public domain"},
	{"public domain", "has been dedicated to the public domain"},
	{"patterns", "unlimited copying, redistribution and modification of this file is permitted with this copyright"},
	{"GPL", "gnu general public license"},
	{"LGPL", "gnu lesser general public license"},
	{"AGPL", "gnu affero general public license"},
	{"MPL", "mozilla public license"},
	{"EPL", "eclipse public license"},
	{"CDDL", "common development and distribution license"},
	{"EUPL", "european union public licen"},
	{"CC-BY-SA", "sharealike"},
	{"CC-BY-NC", "noncommercial"},
	{"ODbL", "open database license"},
}

// allowed are licences that ask for nothing but their notice and the names of authors. Copyleft is refused,
// that of single files (MPL) as well: one file to hand out with its licences is all that Lectern asks of whoever
// passes it on.
var allowed = []string{
	"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "Bitstream-Vera", "CC-BY-4.0", "ISC", "MIT", "OFL-1.1",
	"Unicode-3.0", "Unlicense", "Zlib", "patterns", "public domain",
}

var space = regexp.MustCompile(`[\s%*#]+`)

// identify returns the identifiers of the licences in a text.
func identify(text string) (ids []string) {
	plain := strings.NewReplacer("“", `"`, "”", `"`).Replace(strings.ToLower(space.ReplaceAllString(text, " ")))
	plain = strings.ReplaceAll(plain, "apache license, version 2.0", "apache license version 2.0")
	for _, m := range marks {
		if strings.Contains(plain, m.phrase) {
			ids = append(ids, m.id)
		}
	}
	if strings.Contains(plain, "redistribution and use in source and binary forms") {
		bsd := "BSD-2-Clause"
		if strings.Contains(plain, "to endorse or promote products derived from") {
			bsd = "BSD-3-Clause"
		}
		ids = append(ids, bsd)
	}
	slices.Sort(ids)
	return ids
}

// licences returns the identifiers of all licences of a work. One that isn't allowed is an error, and so is a
// text without any.
func licences(w work) (all []string, err error) {
	for _, t := range w.texts {
		ids := identify(t.words)
		if len(ids) == 0 && !t.beside {
			return nil, fmt.Errorf("%s: %s is no licence that is known", w.name, t.file)
		}
		for _, id := range ids {
			if !slices.Contains(allowed, id) {
				return nil, fmt.Errorf("%s: %s is under %s, which isn't allowed", w.name, t.file, id)
			}
		}
		all = append(all, ids...)
	}
	slices.Sort(all)
	if all = slices.Compact(all); len(all) == 0 {
		return nil, fmt.Errorf("%s has no licence", w.name)
	}
	return all, nil
}
