package atlas

import (
	"slices"
	"strings"

	"lectern/app/fold"
)

// genericWords are words beside the name of a province that say what it is, in the languages that data sets write,
// and articles before names in Arabic.
var genericWords = []string{
	"province", "governorate", "governate", "region", "oblast", "district", "state", "prov", "wilaya", "wilayah", "wilayat", "muhafazat", "muhafazah", "prefecture", "county",
	"department", "departamento", "provincia", "provincie", "republic", "krai", "kray", "okrug", "municipality", "division", "canton", "territory", "emirate", "voivodeship",
	"gouvernorat", "muhafaza", "viloyat", "vilayet", "velayat", "ostan", "область", "провинция", fold.String("محافظة"), fold.String("ولایت"), fold.String("استان"),
	"of", "de", "du", "al", "ad", "an", "ar", "as", "ash", "at", "el", "ez", "az", "ed", "es", "et",
}

// severalFaces stands for a key that several provinces of a country have.
const severalFaces = -1

// plainMarks leaves marks out that names have or lack.
var plainMarks = strings.NewReplacer("-", " ", ".", " ", "'", "", "`", "", ",", " ", "~", "")

// plainWords returns a name folded, with single spaces between its words.
func plainWords(name string) string {
	return strings.Join(strings.Fields(plainMarks.Replace(fold.String(name))), " ")
}

// provinceKey returns the words of a province's name without generic ones: "Helmand province" and "Helmand" have one
// key, and so have "Al-Hasakah" and "Hasakah governorate".
func provinceKey(name string) string {
	words := strings.Fields(plainWords(name))
	named := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return slices.Contains(genericWords, w) })
	if len(named) == 0 {
		named = words
	}
	return strings.Join(named, " ")
}

// indexLooseFaces indexes provinces by provinceKey.
func (w *World) indexLooseFaces() map[areaKey]int {
	index := make(map[areaKey]int, len(w.Faces))
	for i, f := range w.Faces {
		w.addFace(index, i, provinceKey(f.Name))
	}
	return index
}
