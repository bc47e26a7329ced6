package deck

import "lectern/app/brief"

// Part is a section of the brief that has slides in the talk.
type Part struct {
	Section, Title string
	First, Count   int     // its slides: the number of the first, from 0, and how many
	Minutes        float64 // planned for it; 0: not planned
}

// Parts returns the parts of the talk in order. Title, agenda, sources and backup slides belong to none.
func (d *Deck) Parts() (parts []Part) {
	for _, s := range d.Brief.Sections {
		part := Part{Section: s.ID, Title: brief.Plain(s.Title), Minutes: s.Minutes}
		for n, slide := range d.Slides[:d.Count()] {
			if s.ID == "" || slide.Section != s.ID {
				continue
			}
			if part.Count == 0 {
				part.First = n
			}
			part.Count++
		}
		if part.Count > 0 {
			parts = append(parts, part)
		}
	}
	return parts
}
