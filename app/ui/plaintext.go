//go:build !nogui

package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"lectern/app/draw"
	"lectern/app/publish/output"
	"lectern/app/publish/plain"
	"lectern/app/typeset"
	"lectern/app/ui/kit"
)

// showPlain shows the brief as structured plain text, as lectern read --plain writes it. The text is made on another
// goroutine.
func (w *window) showPlain() {
	b := w.opened.brief
	section := w.reading.Heading()
	go func() {
		text, err := plain.Briefing(context.Background(), b, output.Options{Version: w.Version()})
		w.Post(func() {
			switch {
			case w.opened.brief != b: // another one is open
			case err != nil:
				w.notify(kit.Failure("The brief could not be written as plain text", err))
			case !w.Modal():
				w.openPlain(string(text), section)
			}
		})
	}()
}

// openPlain opens a dialog with a text that can be scrolled, selected and copied, at a section.
func (w *window) openPlain(text, section string) {
	view := kit.NewTextView(w.Window, kit.TextSetting{
		Set: func(width float32) (*typeset.Column, float32) {
			return setPlain(text, width-2*plainMargin), plainMargin
		},
		Above: plainMargin, Below: plainMargin,
		Paper: func(p *draw.Palette) draw.Ink { return p.Page },
	})
	size := w.Size()
	size = fyne.NewSize(min(820, size.Width*0.85), size.Height*0.7)
	w.Open(kit.DialogSetting{
		Title: "The brief as plain text", Content: container.NewGridWrap(size, kit.Clip(view)), First: view,
		Action: "Copy all", Dismiss: "Close", Closed: view.Stop,
		Do: func() {
			fyne.CurrentApp().Clipboard().SetContent(text)
			w.ShowToast("The text was copied")
		},
	})
	if block := headingIn(view.Column().Blocks, section); block > 0 {
		view.ScrollTo(view.Column().Top(block) - plainMargin)
	}
}

// headingIn returns the block with the heading of a section in a plain text, or -1.
func headingIn(blocks []typeset.Block, section string) int {
	return slices.IndexFunc(blocks, func(b typeset.Block) bool {
		marks := strings.TrimLeft(b.Text.String, "#")
		return section != "" && marks != b.Text.String && strings.TrimSpace(marks) == section
	})
}

const plainMargin = 20 // around the text

// setPlain sets a plain text line by line. What goes on in the next line has the indent of the first.
func setPlain(text string, width float32) *typeset.Column {
	const size, leading = 15, 22
	style := &typeset.Style{Face: typeset.Standard().Mono, Size: size}
	setter := typeset.NewSetter()
	space := setter.Shaper.Line(style.Face, "0").Width * size
	var blocks []typeset.Block
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		words := strings.TrimLeft(line, " ")
		if words == "" {
			if n := len(blocks); n > 0 {
				blocks[n-1].Below += leading
			}
			continue
		}
		blocks = append(blocks, typeset.Block{
			Text: typeset.NewText(words, style), Leading: leading, Ragged: true,
			Left: min(space*float32(len(line)-len(words)), width/3),
		})
	}
	return setter.Stack(blocks, typeset.Setting{Measure: width})
}
