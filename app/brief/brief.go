package brief

import (
	"lectern/app/problem"
)

// fileName is the one file that a brief must have.
const fileName = "brief.md"

// Brief is one briefing. It is not changed after Open, so any number of goroutines may read it.
type Brief struct {
	Meta
	Sections []*Section
	Notes    []*Note // in the order of their numbers; those that nothing refers to come last
	Sources  *Sources
	Files    []string // the files read, for watching and attaching, in the order of reading
	Problems problem.List
}

// Section is a part of the brief with a heading of the first level. Text before the first heading
// is a section without ID and Title.
type Section struct {
	ID     string
	Title  []Inline
	Blocks []Block
	At     problem.Place
}

// Section finds a section by its id, or nil.
func (b *Brief) Section(id string) *Section {
	for _, s := range b.Sections {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// View finds a named view, or nil.
func (b *Brief) View(name string) *View {
	for _, v := range b.Views {
		if v.Name == name {
			return v
		}
	}
	return nil
}
