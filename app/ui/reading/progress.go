//go:build !nogui

package reading

import (
	"slices"
	"strings"
	"time"

	"lectern/app/typeset"
)

// progress knows which blocks of the text were read. A block counts once it has been in view for as long as a quick reader
// needs for it and for what stands unread above it.
type progress struct {
	now   func() time.Time
	seen  map[string]bool // addresses of the blocks that were read
	since time.Time       // when what is in view came into view; zero: nothing did
	shown [2]float32      // the edges of the view then, on the column
	spent float32         // words counted since
	on    *typeset.Column
	timer *time.Timer
}

const (
	wordsAMinute = 220 // of a careful reader, for the time that is left
	quickWords   = 700 // of a quick one: who leaves a page sooner hasn't read it
)

// note counts what was in view until now, and begins with what is in view from now on.
func (p *progress) note(d *Desk) {
	p.count(d)
	p.on, p.since, p.spent = d.Text.Column(), p.now(), 0
	p.shown = [2]float32{d.Text.Top(), d.Text.Top() + d.Text.Size().Height}
}

// count marks the unread blocks that are whole in view, from the top, as far as a quick reader has got in the time since they
// came into view.
func (p *progress) count(d *Desk) {
	now, column := p.now(), d.Text.Column()
	if column == nil || column != p.on || p.since.IsZero() || !p.since.Before(now) {
		return
	}
	words := float32(now.Sub(p.since).Minutes())*quickWords - p.spent
	for block := range d.bodyBlocks() {
		name := d.ownAddress(block)
		if name == "" || p.seen[name] || column.Top(block) < p.shown[0]-4 || column.Top(block) >= p.shown[1] || column.Bottom(block) > p.shown[1]+4 {
			continue
		}
		n := float32(d.words(block))
		if words -= n; words < 0 {
			return
		}
		p.seen[name], p.spent = true, p.spent+n
	}
}

// bodyBlocks returns how many blocks there are before notes and sources.
func (d *Desk) bodyBlocks() int {
	end := len(d.document.Blocks)
	for _, part := range d.document.Parts {
		if atBack(part) {
			end = min(end, part.Block)
		}
	}
	return end
}

// ownAddress returns the address of the author's block that begins with a block of the text, or "".
func (d *Desk) ownAddress(block int) string { return d.brief.AddressAt(d.document.Lines[block]) }

// words returns about how many words a block has.
func (d *Desk) words(block int) int { return len(d.document.Blocks[block].Text.String)/6 + 1 }

// Read returns which part of the author's words was read until now, from 0 to 1, and how many of them are left.
func (d *Desk) Read() (part float32, left int) {
	d.read.count(d)
	all := 0
	for block := range d.bodyBlocks() {
		name := d.ownAddress(block)
		if name == "" {
			continue
		}
		n := d.words(block)
		all += n
		if !d.read.seen[name] {
			left += n
		}
	}
	if all == 0 {
		return 1, 0
	}
	return float32(all-left) / float32(all), left
}

// followProgress shows from time to time how much is read, also while the reader stays at a page.
func (d *Desk) followProgress() {
	const pause = 5 * time.Second
	d.read.timer = time.AfterFunc(pause, func() {
		d.window.Post(func() {
			if !d.stopped {
				d.outline.Refresh()
				d.read.timer.Reset(pause)
			}
		})
	})
}

// Seen returns the addresses of the blocks that were read, with spaces between.
func (d *Desk) Seen() string {
	d.read.note(d)
	var all []string
	for name := range d.read.seen {
		all = append(all, name)
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

// SetSeen takes over which blocks were read, as Seen has returned them.
func (d *Desk) SetSeen(addresses string) {
	for _, name := range strings.Fields(addresses) {
		d.read.seen[name] = true
	}
	d.outline.Refresh()
}
