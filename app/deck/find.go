package deck

import "slices"

// slideName identifies a slide of a deck, whatever its number.
type slideName struct {
	section, title string
	nth            int // of the slides with that section and title
}

// names returns the names of all slides, in order.
func (d *Deck) names() []slideName {
	names := make([]slideName, len(d.Slides))
	seen := map[slideName]int{} // by names without nth
	for i, s := range d.Slides {
		name := slideName{section: s.Section, title: s.Title}
		seen[name]++
		name.nth = seen[name]
		names[i] = name
	}
	return names
}

// Find returns the number of the slide that is slide n of the deck of an earlier text, both from 0. It is the same if
// it has the section and the title of that one; without such a slide, Find counts on from the last one before it that
// both decks have.
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
