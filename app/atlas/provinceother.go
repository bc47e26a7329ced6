package atlas

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"lectern/app/atlas/lbm"
	"lectern/app/fold"
	"lectern/assets"
)

// otherProvince finds a province of a country by what else it is called: the surest first, and none where several may be
// meant. Each name is looked up once.
func (w *World) otherProvince(code, name string) (face int, ok bool) {
	key := areaKey{code, name}
	if found, met := w.otherFaces.Load(key); met {
		face = found.(int)
		return face, face != severalFaces
	}
	face, ok = w.otherFaceOf()[areaKey{code, plainWords(name)}]
	if !ok {
		face, ok = w.otherFaceOf()[areaKey{code, provinceKey(name)}]
	}
	if !ok && !strings.ContainsAny(name, "0123456789") { // which no name has; the towns' names take much memory
		face, ok = w.spelledFaceOf()[areaKey{code, spellingKey(name)}]
		if ofTown, is := w.faceOfTown(code, name); is && ok && face != severalFaces && ofTown != face {
			face = severalFaces
		} else if is {
			face, ok = ofTown, true
		}
	}
	if !ok {
		face = severalFaces
	}
	w.otherFaces.Store(key, face)
	return face, face != severalFaces
}

// indexOtherFaces indexes provinces by their ISO 3166-2 codes, their names in the country's language and those of
// assets/basemap/provinces.csv.
func (w *World) indexOtherFaces() map[areaKey]int {
	index := map[areaKey]int{}
	for i, f := range w.Faces {
		w.addFace(index, i, plainWords(f.ISO))
		w.addFace(index, i, provinceKey(w.local().Faces[i]))
	}
	rows, err := csv.NewReader(strings.NewReader(assets.Provinces)).ReadAll()
	must(err)
	for _, row := range rows[1:] {
		i, ok := w.faceOf()[areaKey{row[0], fold.String(row[1])}]
		if !ok {
			must(fmt.Errorf("provinces.csv: %s has no province %q", row[0], row[1]))
		}
		for name := range strings.SplitSeq(row[2], ";") {
			w.addFace(index, i, provinceKey(name))
		}
	}
	return index
}

// addFace indexes a province by a key in its countries. Provinces that share one can't be found by it.
func (w *World) addFace(index map[areaKey]int, face int, name string) {
	if name == "" {
		return
	}
	f := w.Faces[face]
	for p, c := range f.Country {
		key := areaKey{w.Countries[c].Code, name}
		if p > 0 && c == f.Country[0] {
			continue
		}
		if other, taken := index[key]; taken && (other == severalFaces || fold.String(w.Faces[other].Name) != fold.String(f.Name)) {
			index[key] = severalFaces
		} else if !taken {
			index[key] = face
		}
	}
}

// faceOfTown finds the province that is named for a town, by another name of the town: Halab governorate is that of
// Aleppo. The town must lie in it, or in one of its name, as a city does that is a province of its own.
func (w *World) faceOfTown(code, name string) (face int, ok bool) {
	called := provinceKey(name)
	key := lbm.NameKey(called)
	for _, i := range w.inCountry(append(w.names().Find(key), w.localNames()[key]...), code) {
		t := w.towns()[i]
		own := provinceKey(t.Name)
		found, known := w.plainProvince(code, strings.Replace(plainWords(name), called, own, 1))
		if !known || provinceKey(w.Faces[found].Name) != own {
			continue
		}
		if in := w.lookup().face(float64(t.Lon), float64(t.Lat)); in < 0 || provinceKey(w.Faces[in].Name) != own {
			continue
		}
		if ok && found != face {
			return severalFaces, true
		}
		face, ok = found, true
	}
	return face, ok
}

// spellings are ways in which names in Arabic, Persian, Pashto and Cyrillic are written in Latin letters.
var spellings = strings.NewReplacer("q", "k", "ou", "u", "oo", "u", "ee", "i", "ey", "ai", "ei", "ai", "ay", "ai", "dh", "d", "w", "v", "e", "i", "o", "u", "y", "i", " ", "")

// spellingKey returns a province's name in one spelling, without spaces. Kandahar and Qandahar have one, and so have
// Sulaymaniyah and Sulaimaniya.
func spellingKey(name string) string {
	key := spellings.Replace(provinceKey(name))
	key = string(slices.Compact([]rune(key)))
	return strings.TrimSuffix(key, "h")
}

// indexSpelledFaces indexes provinces by spellingKey of their names.
func (w *World) indexSpelledFaces() map[areaKey]int {
	index := map[areaKey]int{}
	for i, f := range w.Faces {
		w.addFace(index, i, spellingKey(f.Name))
	}
	return index
}
