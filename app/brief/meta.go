package brief

import (
	"iter"
	"strings"
	"time"

	"lectern/app/incident"
	"lectern/app/problem"
)

// Meta is the front matter. Days are midnight UTC; the zero time was not given.
type Meta struct {
	ID                string // by which readers' notes find the brief wherever it is; "": it has none
	Title, Subtitle   string
	Authors           []string
	Date, AsOf        time.Time
	Lang              string // BCP 47; "en-GB" where the author gives none
	Abstract          string
	Keywords          []string
	Marking           Marking
	Coverage          Coverage
	Measures          []incident.Amount // what the incidents count, the main one first; nil: as the file says
	Scale             Scale
	IncludeUnverified bool
	Justified         bool  // pages are set justified
	SlideShape        Shape // zero: the first of Shapes
	Map               MapMeta
	Views             []*View // in the file's order
	Layers            []*Layer

	Bibliography  string // file names, relative to the folder
	IncidentFiles []string
	IncidentsAs   map[string]IncidentFile // by the name of a file: how it is read, where the author says so
	IncidentsFrom *Database               // from which the file of incidents is written anew; nil: from none
	ClaimsFile    string
	SeriesFile    string

	PopulationsFile string

	Withheld Withheld // what was left out when the files were handed out

	named map[string]problem.Place // the keys that the author gave, and where
}

// IncidentFile is a file of incidents, with how it is read.
type IncidentFile struct {
	Name string
	As   string // a schema such as ged, or a file of YAML that says what its columns mean; "": told by the file
	// Sheet is the sheet of a workbook or the table of a database; "" is the first.
	Sheet string
}

// IsMapping reports whether a file of the brief says what the columns of another mean.
func (m *Meta) IsMapping(file string) bool {
	for _, read := range m.IncidentsAs {
		if read.As == file {
			return true
		}
	}
	return false
}

// Place returns the place of a key of the front matter, or its file if the author doesn't give the key.
func (m *Meta) Place(key string) problem.Place {
	if at, ok := m.named[key]; ok {
		return at
	}
	return problem.Place{File: fileName}
}

// Coverage states how complete the incidents are.
type Coverage struct {
	Kind     CoverageKind
	Sentence string // the author's words on it, else those of the data set that a file was recognised as, or empty
	By       string // of a data set that is a selection: by whose rule
}

// CoverageKind says whether the incidents are all that there were.
type CoverageKind uint8

// The kinds of coverage. Selection is printed under every drawing.
const (
	CoverageUnstated CoverageKind = iota
	Census
	Selection
)

// String returns the word in the file.
func (c CoverageKind) String() string { return [...]string{"", "census", "selection"}[c] }

// MapMeta holds the settings of all maps of the brief. Zero fields leave the choice to the map.
type MapMeta struct {
	Extent     *Extent
	Projection string
	Focus      []string // countries, ISO 3166-1 alpha-3
	DeFacto    bool     // boundaries by who controls the territory, not after the UN's resolutions
	LocalNames bool     // names in the countries' own languages below the English ones
}

// View is a named choice of incidents.
type View struct {
	Name    string
	Query   string
	Compare string // the query beside which it is shown; empty is none
	Extent  *Extent
	Caption string
	At      problem.Place

	queryAt   problem.Place // of the query's first character
	compareAt problem.Place
}

// AsOfDay returns AsOf as an incident.Day.
func (m *Meta) AsOfDay() incident.Day { return incident.DayOf(m.AsOf.Date()) }

// AsOfWords returns the day up to which the brief is true, such as "25 March 2024".
func (m *Meta) AsOfWords() string {
	if m.AsOf.IsZero() {
		return "an unknown day"
	}
	return m.AsOf.Format("2 January 2006")
}

func (m *Meta) measureWords() string {
	var words []string
	for _, a := range m.Measures {
		words = append(words, a.One, a.Many)
	}
	return strings.Join(words, " ")
}

// Texts returns the texts of the front matter that are printed, with their places, in the order of the format.
func (m *Meta) Texts() iter.Seq2[string, problem.Place] {
	return func(yield func(string, problem.Place) bool) {
		for _, one := range []struct{ key, text string }{
			{"title", m.Title},
			{"subtitle", m.Subtitle},
			{"author", strings.Join(m.Authors, " ")},
			{"abstract", m.Abstract},
			{"keywords", strings.Join(m.Keywords, " ")},
			{"coverage", m.Coverage.Sentence},
			{"measures", m.measureWords()},
		} {
			if !yield(one.text, m.Place(one.key)) {
				return
			}
		}
		for _, v := range m.Views {
			if !yield(v.Name+v.Caption, v.At) {
				return
			}
		}
		for _, l := range m.Layers {
			if !yield(l.Title, l.At) {
				return
			}
		}
	}
}
