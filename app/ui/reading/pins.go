//go:build !nogui

package reading

import (
	"slices"

	"fyne.io/fyne/v2"

	"lectern/app/brief"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
	"lectern/app/ui/panel"
)

// pin is what stays beside the text, by its address, which the panel doesn't tell while it has no room.
type pin struct {
	*panel.Panel
	address string
}

// mostPins is how many things stay beside the text.
const mostPins = 2

// Pin keeps beside the text what the panel shows, else where the link leads that the keyboard is on, else the paragraph or
// drawing that is read.
func (d *Desk) Pin() {
	address := d.Panel.Address()
	if on := d.Text.LinkByKey(); address == "" && on != nil {
		address = panel.AddressOf(on.Link)
	}
	if address == "" {
		a, ok := d.here()
		if !ok {
			return
		}
		address = a.Address
	}
	if d.pin(address) && d.Panel.Address() == address {
		d.ClosePanel()
	}
}

// pin keeps what has an address beside the text, in place of the oldest where there are enough. It reports whether there
// is such a thing.
func (d *Desk) pin(address string) bool {
	if slices.ContainsFunc(d.pins, func(p pin) bool { return p.address == address }) {
		return true
	}
	p := pin{address: address}
	p.Panel = panel.New(d.window, d.brief, func(typeset.Link) string { return "Pinned. F6 comes here, and Esc here closes it." })
	if !p.ShowAddress(address) {
		p.Stop()
		d.host.Notify(kit.Notice{Title: "There is nothing to pin here", Lines: []string{"A source, an incident, a paragraph, a drawing or a table can be pinned."}})
		return false
	}
	if len(d.pins) == mostPins {
		d.unpin(d.pins[0])
	}
	p.Followed.Listen(d.Followed.Emit)
	p.Noting.Listen(d.NoteOn)
	p.Closed.Listen(func(struct{}) { d.unpin(p) })
	d.pins = append(d.pins, p)
	d.Box.Add(p.Box)
	d.layOut()
	return true
}

// unpin takes away what is pinned.
func (d *Desk) unpin(p pin) {
	p.Stop()
	d.pins = slices.DeleteFunc(d.pins, func(q pin) bool { return q == p })
	d.Box.Remove(p.Box)
	d.layOut()
	d.Focus()
}

// CloseFocusedPin takes away what is pinned where the keyboard is on it, and reports whether it is.
func (d *Desk) CloseFocusedPin() bool {
	focused := d.window.Canvas().Focused()
	for _, p := range d.pins {
		if focused == fyne.Focusable(p.Text) {
			d.unpin(p)
			return true
		}
	}
	return false
}

// Pins returns what the keyboard can go to beside the text.
func (d *Desk) Pins() (all []fyne.Focusable) {
	for _, p := range d.pins {
		if p.Box.Visible() {
			all = append(all, p.Text)
		}
	}
	return all
}

// beside returns what stands beside the text in a window of a width, from above: the panel and what is pinned. A narrow one
// has room for one of them.
func (d *Desk) beside(width float32) (all []*panel.Panel) {
	if d.Panel.Visible() {
		all = append(all, d.Panel)
	}
	for _, p := range slices.Backward(d.pins) {
		if p.Box.Hidden = width < 1024 && len(all) > 0; !p.Box.Hidden {
			all = append(all, p.Panel)
		}
	}
	return all
}

// reloadPins shows what is pinned from a brief that was read again; what is gone is unpinned.
func (d *Desk) reloadPins(b *brief.Brief) {
	for _, p := range slices.Clone(d.pins) {
		if !p.ReloadAt(b, p.address) {
			d.unpin(p)
		}
	}
	if len(d.pins) > 0 {
		d.layOut() // hides again what has no room
	}
}
