//go:build !nogui

package reading

import (
	"slices"

	"lectern/app/compose"
	"lectern/app/ui/kit"
)

// citations returns the numbers in the text that lead to sources, as indices of the text's links.
func (d *Desk) citations() (all []int) {
	for n, l := range d.Text.Links() {
		if l.Mark && l.Link.Kind == compose.LinkSource {
			all = append(all, n)
		}
	}
	return all
}

// StepCitation opens the source of the next citation, or of the one before: counted from the link that was followed last
// while that is in view, else from the view.
func (d *Desk) StepCitation(back bool) {
	if d.Text.Column() == nil {
		return
	}
	all := d.citations()
	if len(all) == 0 {
		return
	}
	links := d.Text.Links()
	n := all[d.nextCitation(all, links, back)]
	d.Leaving.Emit(Step)
	d.Text.Deselect()
	d.Text.RevealLink(n)
	d.Panel.Show(links[n].Link)
}

// nextCitation returns which of all citations comes next, in one direction or the other, and round from the last to the
// first.
func (d *Desk) nextCitation(all []int, links []kit.LinkAt, back bool) int {
	from := d.Text.CurrentLink()
	if from < 0 || !d.Text.InView(links[from].Top) {
		top := d.Text.Top()
		from = slices.IndexFunc(links, func(l kit.LinkAt) bool { return l.Top >= top })
		if from < 0 {
			from = len(links)
		}
		if !back {
			from--
		}
	}
	at, exact := slices.BinarySearch(all, from)
	switch {
	case back:
		at--
	case exact:
		at++
	}
	return (at + len(all)) % len(all)
}
