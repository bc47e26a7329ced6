//go:build !nogui

package reading

import (
	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/library"
	"lectern/app/typeset"
)

// compose composes the brief and sets it in a column, or takes over what was set ahead.
func (d *Desk) compose() {
	now := SetText{setter: d.setter, before: d.composer, blocks: len(d.document.Blocks), of: d.setFor}
	if d.isAhead(d.setFor) {
		now = *d.ahead
	} else {
		if d.isSetting {
			now.setter, now.before = typeset.NewKeepingSetter(), nil
		}
		now.set()
	}
	d.setter, d.composer = now.setter, now.composer
	before := d.document.Blocks
	d.document, d.column, d.ahead, d.apart, d.lettered = now.document, now.column, nil, nil, false
	d.setPassages(before)
	d.placeAnnotations()
	d.findAgain()
}

// isAhead reports whether the text was set ahead for this.
func (d *Desk) isAhead(of setFor) bool { return d.ahead != nil && d.ahead.of == of }

// longText is the number of lines from which a text takes long enough to be set that the window would seem to stick, and
// leaves much unused memory.
const longText = 4000

func isLong(c *typeset.Column) bool { return len(c.Lines) >= longText }

// setInBackground sets a long text anew on another goroutine. It stays as it is until then.
func (d *Desk) setInBackground(of setFor) {
	if d.isSetting { // once that is set, so is what is wanted then
		return
	}
	d.isSetting = true
	text := &SetText{setter: d.setter, before: d.composer, blocks: len(d.document.Blocks), of: of}
	go func() {
		text.set()
		d.window.Post(func() {
			d.isSetting = false
			if !d.stopped {
				d.ahead = text
				d.Text.Reset()
				d.ahead = nil // if the width has changed meanwhile, Reset has begun another run
			}
		})
	}()
}

// SetText is the text of a brief, set in a column.
type SetText struct {
	setter   *typeset.Setter // keeps the words, so that the text is soon set anew for another width
	of       setFor
	before   *compose.Composer // of the same brief or another, or nil
	blocks   int               // of the text before
	composer *compose.Composer
	document compose.Document
	column   *typeset.Column
}

// SetAhead sets a brief as its desk will in a window of a width. Any goroutine may call it.
func SetAhead(b *brief.Brief, window float32, pixels int, look library.TextLook) *SetText {
	of := divide(window)
	text, _ := lengths(setFor{brief: b, size: textSize(pixels), look: look}, window-of.outline, of.reserved, window)
	t := &SetText{setter: typeset.NewKeepingSetter(), of: text}
	t.set()
	return t
}

// IsLong reports whether the text has so many lines that setting it takes long and leaves much unused memory.
func (t *SetText) IsLong() bool { return isLong(t.column) }

func (t *SetText) set() {
	of := t.of
	t.composer = composerFor(of, t.before, t.setter)
	t.before = nil
	t.document = t.composer.Desk(t.blocks)
	t.column = t.setter.Stack(t.document.Blocks, typeset.Setting{Measure: max(of.measure, of.wide), Hyphens: typeset.HyphensFor(of.brief.Lang)})
}

// composerFor returns a composer for a text, made of the one before if that has the same brief and look.
func composerFor(of setFor, before *compose.Composer, setter *typeset.Setter) *compose.Composer {
	c := compose.New(of.brief, sheet(of.size, of.look), of.measure, of.wide, setter) // its sheet knows the brief's language, too
	if before != nil && before.Brief == c.Brief && *before.Sheet == *c.Sheet {
		return before.At(of.measure, of.wide)
	}
	c.DeskLinks = true
	c.Keep()
	return c
}

// mostMeasure returns how wide the text is at most, in logical pixels.
func mostMeasure(size float32, look library.TextLook) float32 {
	return float32(34+widthStep*look.Wider) * size
}

// sheet returns the styles of the text in the look that the reader chose.
func sheet(size float32, look library.TextLook) *compose.Sheet {
	s := compose.Screen(size)
	if look.Sans {
		s.WithoutSerifs()
	}
	if look.Spacing != 0 {
		s.Space(1 + spacingStep*float32(look.Spacing))
	}
	return s
}
