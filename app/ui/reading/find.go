//go:build !nogui

package reading

import "fmt"

// Find marks all hits of a search and goes to the first one below the top of the view. Fewer than
// two characters find nothing.
func (d *Desk) Find(words string) {
	d.words = words
	column := d.Text.Column()
	if column == nil {
		return
	}
	if len([]rune(words)) < 2 {
		d.showHit(-1)
		return
	}
	found := column.Find(words)
	d.Text.SetFound(found, 0)
	for i, hit := range found {
		if column.Line(hit.From) >= d.Text.Top() {
			d.showHit(i)
			return
		}
	}
	d.showHit(0)
}

// FindNext goes to the next hit, or to the one before.
func (d *Desk) FindNext(back bool) {
	found, at := d.Text.Found()
	n := len(found)
	if n == 0 {
		return
	}
	if back {
		at += n - 2
	}
	d.showHit((at + 1) % n)
}

// showHit makes a hit the current one and brings it into view; -1 takes all marks away.
func (d *Desk) showHit(at int) {
	found, _ := d.Text.Found()
	if at < 0 {
		found = nil
	}
	d.Text.SetFound(found, max(0, at))
	if len(found) > 0 {
		view := d.Text.Size().Height
		y := d.Text.Column().Line(found[at].From)
		if top := d.Text.Top(); y < top+20 || y > top+view-60 {
			d.Text.ScrollTo(y - view/3)
		}
	}
	d.outline.Refresh()
}

// findWords returns which hit the reader is at in words, or "" where nothing is searched for.
func (d *Desk) findWords() string {
	found, at := d.Text.Found()
	switch {
	case len(found) > 0:
		return fmt.Sprintf("%d of %d", at+1, len(found))
	case d.words != "":
		return "nothing found"
	}
	return ""
}
