//go:build !nogui

package reading

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/library"
	"lectern/app/library/annotation"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
	"lectern/app/ui/panel"
)

// host is the part of the desk's window that the desk uses.
type host interface {
	TextSize() int // in pixels, as the reader chose it; 0: the default
	SetTextSize(pixels int)
	TextLook() library.TextLook
	SetTextLook(library.TextLook)

	Notes() *annotation.Store // what the reader has marked and noted
	SaveNotes()               // writes them, on another goroutine
	HighlightNames() []string // what the reader calls the colours of highlights, in their order
	Notify(kit.Notice)        // shows a notice
	ShowToast(words string)   // shows for a moment that something was done
}

// Desk is the reading desk of a brief: the outline, the text and the panel.
type Desk struct {
	Box      *fyne.Container
	Text     *kit.TextView
	Panel    *panel.Panel
	Followed kit.Signal[typeset.Link] // a link of the text or of the panel
	Leaving  kit.Signal[Move]         // the reader is about to leave a place

	window    *kit.Window
	host      host
	brief     *brief.Brief
	outline   *outline
	document  compose.Document
	addresses []string // by block, see addressesOf
	setter    *typeset.Setter
	composer  *compose.Composer // of the column
	setFor    setFor
	column    *typeset.Column   // as it was set for setFor
	ahead     *SetText          // nil: nothing was set ahead, or it was taken over
	isSetting bool              // setInBackground runs and owns the setter and the composer: nothing else may use it until then
	lettered  bool              // the words in its drawings are found
	apart     *compose.Composer // see composerApart; nil: it wasn't needed yet
	width     panelWidth
	pins      []pin // beside the text, the one that was pinned last behind

	read     progress
	stopped  bool
	sought   string  // on the page
	findFrom float32 // where on the column the search began

	annotations annotations
}

// setFor is what the column depends on.
type setFor struct {
	brief         *brief.Brief
	size          float32
	look          library.TextLook
	measure, wide float32 // of the text and of drawings
}

// panelWidth has the width of the panel, which stands beside the text.
type panelWidth struct {
	reserved float32 // see shares
	open     bool
}

// New returns the desk of a brief that was set ahead. Stop ends its workers.
func New(w *kit.Window, ahead *SetText, h host) *Desk {
	b := ahead.of.brief
	d := &Desk{window: w, host: h, brief: b, setter: ahead.setter, ahead: ahead, read: progress{now: time.Now, seen: map[string]bool{}}}
	d.Text = kit.NewTextView(w, kit.TextSetting{
		Set: d.set, Above: 40, Below: 120,
		Hint: d.hint, IsLive: isLive, Spots: d.spots, Margin: d.marginHint,
	})
	d.outline = newOutline(d)
	d.Text.OnLink = d.followed
	d.Text.OnScroll = d.scrolled
	d.Text.OnZoom = d.zoom
	d.Text.OnPress = func(at typeset.Place) { d.pressed(at) }
	d.Text.OnMenu, d.Text.OnCopy, d.Text.OnMargin = d.menu, d.CopyText, d.pressedMargin
	d.Panel = panel.New(w, b, keysOf)
	d.Panel.Followed.Listen(d.Followed.Emit)
	d.Panel.Closed.Listen(func(struct{}) { d.ClosePanel() })
	d.Panel.Noting.Listen(d.NoteOn)
	d.Panel.Pin = func() {
		d.pin(d.Panel.Address())
		d.ClosePanel()
	}
	d.Panel.Showing.Listen(func(link typeset.Link) {
		d.Text.Activate(link)
		d.layOut()
		if n := d.Text.CurrentLink(); n >= 0 && link.Leads() && d.Text.Links()[n].Box < 0 {
			d.Text.Reveal(d.Text.Links()[n].Top) // the text may be narrower now
		}
	})
	d.followProgress()
	d.Box = container.New(deskLayout{d}, d.outline.Surface, kit.Clip(d.Text), d.Panel.Box)
	return d
}

// keysOf says what the keyboard does while the panel shows something.
func keysOf(shows typeset.Link) string {
	if shows.Kind == compose.LinkSource {
		return "[ and ] step through the citations. Esc closes."
	}
	return "Esc closes."
}

// scrolled counts what was read, and marks the part that is read now.
func (d *Desk) scrolled() {
	d.read.note(d)
	d.outline.follow()
}

// followed follows a link of the text. What it opens by a key gets the keyboard.
func (d *Desk) followed(link typeset.Link) {
	d.Followed.Emit(link)
	if d.window.ByKeyboard() && d.Panel.Link() == link {
		d.window.Focus(d.Panel.Text)
	}
}

// Stop ends the desk's workers; it isn't shown any more.
func (d *Desk) Stop() {
	d.stopped = true
	d.read.timer.Stop()
	d.Text.Stop()
	d.Panel.Stop()
	for _, p := range d.pins {
		p.Stop()
	}
}

// ClosePanel takes the panel away and gives the text the keyboard.
func (d *Desk) ClosePanel() {
	d.Panel.Hide()
	d.Focus()
}

// Focus gives the text the keyboard.
func (d *Desk) Focus() { d.window.Focus(d.Text) }

const (
	leastTextSize    = 15
	standardTextSize = 19
	mostTextSize     = 27
)

// textSize returns the size of the reading text, in logical pixels.
func (d *Desk) textSize() float32 { return textSize(d.host.TextSize()) }

// textSize returns the size of the reading text for what the reader chose, both in logical pixels; 0 is no choice.
func textSize(chosen int) float32 {
	if chosen >= leastTextSize && chosen <= mostTextSize {
		return float32(chosen)
	}
	return standardTextSize
}

// ResizeText makes the text larger or smaller by steps; 0 restores the size that it has at first.
func (d *Desk) ResizeText(steps int) {
	n := standardTextSize
	if steps != 0 {
		n = min(mostTextSize, max(leastTextSize, int(d.textSize())+2*steps))
	}
	d.host.SetTextSize(n)
	d.Text.Reset()
}

// zoom makes the text larger or smaller by the wheel.
func (d *Desk) zoom(larger bool) {
	if larger {
		d.ResizeText(1)
	} else {
		d.ResizeText(-1)
	}
}

// The steps in which the look of the text changes, and how far.
const (
	widthStep   = 4 // em
	spacingStep = 0.1
	leastSteps  = -2
	mostSteps   = 4
)

// ChangeLook changes the look of the text and keeps the place.
func (d *Desk) ChangeLook(change func(*library.TextLook)) {
	look := d.host.TextLook()
	change(&look)
	look.Wider = max(leastSteps, min(look.Wider, mostSteps))
	look.Spacing = max(leastSteps, min(look.Spacing, mostSteps))
	d.host.SetTextLook(look)
	d.Text.Reset()
}

// set returns the column of the brief for a width, with its left edge.
func (d *Desk) set(width float32) (*typeset.Column, float32) {
	reserved := d.width.reserved
	if d.width.open {
		reserved = 0
	}
	now, x := lengths(setFor{brief: d.brief, size: d.textSize(), look: d.host.TextLook()}, width, reserved, d.window.Size().Width)
	switch {
	case now == d.setFor: // only its left edge is elsewhere
	case d.column != nil && isLong(d.column) && now.brief == d.setFor.brief && !d.isAhead(now):
		d.setInBackground(now)
	default:
		d.setFor = now
		d.compose()
	}
	return d.column, x
}

// lengths completes what the column depends on, and returns its left edge, for a page of a width in a window of another.
func lengths(of setFor, page, reserved, window float32) (setFor, float32) {
	room := page
	if of.look.Wider <= 0 { // the text stays where it is when the panel opens
		room -= reserved
	}
	most := mostMeasure(of.size, of.look)
	of.measure = min(most, room-96)
	if page < 640 {
		of.measure = min(most, page-48)
	}
	x := float32(int((room - of.measure) / 2))
	of.wide = of.measure
	if window >= 2560 {
		of.wide = min(960, room-x-48)
	} else if window >= 1920 {
		of.wide = min(760, room-x-48)
	}
	return of, x
}

// Reload sets the text anew after the files have changed and keeps the place.
func (d *Desk) Reload(b *brief.Brief) {
	place, _ := d.Place()
	d.brief = b
	d.Text.Deselect()
	d.Text.SetCurrentLink(-1)
	d.Text.Reset()
	d.Restore(place)
	d.outline.Refresh()
	d.Panel.Reload(b)
	d.reloadPins(b)
}

// Refresh draws everything anew in the palette in force.
func (d *Desk) Refresh() {
	d.Text.Refresh()
	d.outline.Refresh()
	d.Panel.Refresh()
	for _, p := range d.pins {
		p.Refresh()
	}
}
