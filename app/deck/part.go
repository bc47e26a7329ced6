package deck

import (
	"slices"

	"lectern/app/brief"
)

// Part is a section of the brief that has slides in the talk.
type Part struct {
	Section, Title string
	First, Count   int     // its slides: the number of the first, from 0, and how many
	Minutes        float64 // planned for it; 0: not planned
}

// Parts returns the parts of the talk in order. Title, agenda, sources and backup slides belong to none.
func (d *Deck) Parts() []Part { return d.talk }

// findParts returns the sections that have slides in the talk.
func (d *Deck) findParts() (parts []Part) {
	sections := map[string]*brief.Section{}
	for _, s := range d.Brief.Sections {
		sections[s.ID] = s
	}
	for n, slide := range d.Slides[:d.Count()] {
		switch last := len(parts) - 1; {
		case slide.Section == "":
		case last >= 0 && parts[last].Section == slide.Section:
			parts[last].Count++
		default:
			s := sections[slide.Section]
			parts = append(parts, Part{Section: s.ID, Title: brief.Plain(s.Title), First: n, Count: 1, Minutes: s.Minutes})
		}
	}
	return parts
}

// partOf returns the index of the part that slide n belongs to, or -1.
func (d *Deck) partOf(n int) int {
	return slices.IndexFunc(d.talk, func(p Part) bool { return n >= p.First && n < p.First+p.Count })
}

// fewestParts is the number of parts from which a talk has an agenda.
const fewestParts = 3

// agenda adds slides with the titles of the parts behind the title slide.
func (d *Deck) agenda() {
	parts := d.findParts()
	if len(parts) < fewestParts {
		return
	}
	const airy = 7 // parts that have room with gaps between them
	list := &brief.List{Ordered: true, Start: 1, Tight: len(parts) > airy}
	for _, p := range parts {
		title := &brief.Paragraph{Text: []brief.Inline{&brief.Text{Text: p.Title}}}
		list.Items = append(list.Items, &brief.Item{Blocks: []brief.Block{title}})
	}
	rest := d.Slides[1:]
	d.Slides = d.Slides[:1:1]
	title := d.program("Agenda")
	d.whole(newSlide("", title, title), []brief.Block{list}, nil)
	d.Slides = append(d.Slides, rest...)
}
