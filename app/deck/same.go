package deck

import "slices"

// slideName tells the slides of a deck apart, whatever their numbers.
type slideName struct {
	section, title string
	nth            int // of the slides with that section and title
}

func (d *Deck) names() []slideName {
	names := make([]slideName, len(d.Slides))
	seen := map[slideName]int{}
	for i, s := range d.Slides {
		name := slideName{section: s.Section, title: s.Title}
		seen[name]++
		name.nth = seen[slideName{section: s.Section, title: s.Title}]
		names[i] = name
	}
	return names
}

// Find returns the number of the slide that was slide n of the deck of an earlier text, both from 0. Same reports
// that it has the section and title that it had; else it is what stands behind the same slides.
func (d *Deck) Find(earlier *Deck, n int) (number int, same bool) {
	names, old := d.names(), earlier.names()
	if i := slices.Index(names, old[n]); i >= 0 {
		return i, true
	}
	for back := 1; back <= n; back++ {
		if i := slices.Index(names, old[n-back]); i >= 0 {
			return min(i+back, len(names)-1), false
		}
	}
	return min(n, len(names)-1), false
}

// First returns the number of the first slide of a section, from 0, or 0 if it has none.
func (d *Deck) First(section string) int {
	return max(0, slices.IndexFunc(d.Slides, func(s *Slide) bool { return s.Section == section && section != "" }))
}
