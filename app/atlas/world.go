package atlas

import (
	"slices"
	"strings"
	"sync"

	"lectern/app/atlas/lbm"
	"lectern/app/fold"
	"lectern/assets"
)

// Boundaries is a policy by which a map draws boundaries: UN, the default, follows the resolutions of the
// United Nations General Assembly where there are any; DeFacto follows who controls the territory.
// assets/basemap/policy.csv says what that means for each disputed place.
type Boundaries = lbm.Policy

// The boundaries.
const (
	UN      = lbm.UN
	DeFacto = lbm.DeFacto
)

// World is the basemap. It is immutable and safe for concurrent use; its parts are unpacked when they are
// first needed.
type World struct {
	*lbm.Index
	file *lbm.File

	upper   []string                           // names of countries in capitals
	ofClass [lbm.Policies][lbm.Classes][]int32 // lines by policy and class
	area    [lbm.Policies][]float32            // km², of countries

	detailed struct {
		sync.Mutex
		*lbm.Detail
		level int
	}
	land  func() []ring
	towns func() []lbm.Town
	// largeTowns are the capitals and large towns, which titles may name.
	largeTowns func() []lbm.Town
	local      func() lbm.Local

	names func() lbm.Names

	countryOf        func() map[string]countryName // by key of a name, or folded code
	countryOfForeign func() map[string]countryName // by key of a name in another language
	countryOfISO     func() map[string]countryName // by alpha-2 code
	townOf           func() map[string][]int       // by lbm.NameKey of the name on the map
	localNames       func() map[string][]int       // towns by lbm.NameKey of their local name
	faceOf           func() map[areaKey]int

	looseFaceOf   func() map[areaKey]int // by provinceKey of their name
	otherFaceOf   func() map[areaKey]int // by provinceKey of what else they are called
	spelledFaceOf func() map[areaKey]int // by spellingKey
	otherFaces    sync.Map               // what otherProvince found
	focuses       sync.Map               // what focus found
	lookup        func() *landLookup
}

// Load returns the embedded basemap.
var Load = sync.OnceValue(func() *World {
	w, err := open(assets.World)
	must(err)
	return w
})

// must panics if the embedded basemap can't be read, which a test excludes by unpacking all of it.
func must(err error) {
	if err != nil {
		panic("atlas: the embedded basemap is broken: " + err.Error())
	}
}

func open(packed []byte) (*World, error) {
	file, err := lbm.Open(packed)
	if err != nil {
		return nil, err
	}
	w := &World{Index: file.Index, file: file}
	w.detailed.level = -1
	for p := range w.ofClass {
		for i, l := range w.Lines {
			w.ofClass[p][l.Class[p]] = append(w.ofClass[p][l.Class[p]], int32(i))
		}
		w.area[p] = make([]float32, len(w.Countries))
		for _, f := range w.Faces {
			w.area[p][f.Country[p]] += f.Area
		}
	}
	for _, c := range w.Countries {
		w.upper = append(w.upper, strings.ToUpper(c.Name))
	}
	w.land = sync.OnceValue(func() []ring { return w.outline(func(int32) bool { return true }) })
	w.towns = sync.OnceValue(func() []lbm.Town {
		towns, err := file.Towns()
		must(err)
		return towns
	})
	w.largeTowns = sync.OnceValue(func() (large []lbm.Town) {
		for _, t := range w.towns() {
			if t.Capital == lbm.CountryCapital || t.Population >= largeTown {
				large = append(large, t)
			}
		}
		return large
	})
	w.local = sync.OnceValue(func() lbm.Local {
		local, err := file.Local()
		must(err)
		return local
	})
	w.countryOf = sync.OnceValue(w.indexCountries)
	w.countryOfForeign = sync.OnceValue(w.indexForeign)
	w.countryOfISO = sync.OnceValue(w.indexISO)
	w.names = sync.OnceValue(func() lbm.Names {
		names, err := file.Names()
		must(err)
		return names
	})
	w.townOf = sync.OnceValue(w.indexTowns)
	w.localNames = sync.OnceValue(w.indexLocalNames)
	w.faceOf = sync.OnceValue(w.indexFaces)
	w.looseFaceOf = sync.OnceValue(w.indexLooseFaces)
	w.otherFaceOf = sync.OnceValue(w.indexOtherFaces)
	w.spelledFaceOf = sync.OnceValue(w.indexSpelledFaces)
	w.lookup = sync.OnceValue(w.newLandLookup)
	return w, nil
}

// detail returns the vertices of all lines up to a level of detail, or a finer one that is already there.
func (w *World) detail(level int) *lbm.Detail {
	d := &w.detailed
	d.Lock()
	defer d.Unlock()
	for d.level < level {
		next, err := w.file.Detail(d.Detail, d.level+1)
		must(err)
		d.Detail, d.level = next, d.level+1
	}
	return d.Detail
}

// country returns the index of a country by its code, or -1.
func (w *World) country(code string) int32 {
	return int32(slices.IndexFunc(w.Countries, func(c lbm.Country) bool { return c.Code == code }))
}

// province returns a province by its name and the code of a country that it belongs to by any policy, and false for no
// name, which stands for the whole country.
func (w *World) province(code, name string) (face int, ok bool) {
	if name == "" {
		return 0, false
	}
	if face, ok = w.plainProvince(code, name); ok || face == severalFaces {
		return face, ok
	}
	return w.otherProvince(code, name)
}

// plainProvince returns a province by its own name, with or without a word for what it is; severalFaces where that is the
// name of several.
func (w *World) plainProvince(code, name string) (face int, ok bool) {
	if face, ok = w.faceOf()[areaKey{code, fold.String(name)}]; ok {
		return face, ok
	}
	face, ok = w.looseFaceOf()[areaKey{code, provinceKey(name)}]
	return face, ok && face != severalFaces
}

// indexFaces indexes provinces for province.
func (w *World) indexFaces() map[areaKey]int {
	index := make(map[areaKey]int, len(w.Faces))
	for i, f := range w.Faces {
		name := fold.String(f.Name)
		for _, c := range f.Country {
			key := areaKey{w.Countries[c].Code, name}
			if _, taken := index[key]; !taken {
				index[key] = i
			}
		}
	}
	return index
}
