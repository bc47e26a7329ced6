//go:build !nogui

package reading

import "fyne.io/fyne/v2"

// shares is how a window's width is divided.
type shares struct {
	outline  float32 // 0: it is hidden
	panel    float32
	reserved float32 // kept free for the panel, so that the text stays where it is when it opens; 0: there is no room
}

func divide(window float32) shares {
	switch {
	case window < 1024:
		return shares{0, 320, 0}
	case window < 1240: // a window of 1280 with its borders
		return shares{208, 336, 0}
	case window >= 2560:
		return shares{288, 480, 480}
	case window >= 1920:
		return shares{256, 400, 400}
	}
	return shares{232, 336, 336}
}

// deskLayout divides the window's width among outline, page and panel.
type deskLayout struct{ d *Desk }

func (deskLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

func (l deskLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	d, page := l.d, o[1]
	of := divide(s.Width)
	left, right := of.outline, of.panel
	d.width.reserved = of.reserved
	d.outline.Hidden = left == 0
	d.outline.Resize(fyne.NewSize(left, s.Height))
	d.outline.Move(fyne.NewPos(0, 0))
	width := s.Width - left
	beside := d.beside(s.Width)
	if d.width.open = len(beside) > 0; d.width.open {
		if len(d.pins) > 0 && s.Width >= 1240 { // more than a card is read there
			right = max(right, s.Width*0.3)
		}
		each := s.Height / float32(len(beside))
		for n, p := range beside {
			p.Box.Resize(fyne.NewSize(right, each))
			p.Box.Move(fyne.NewPos(s.Width-right, each*float32(n)))
		}
		width -= right
	}
	page.Move(fyne.NewPos(left, 0))
	page.Resize(fyne.NewSize(width, s.Height))
}

// layOut places the panel after it was opened or closed.
func (d *Desk) layOut() {
	d.Box.Layout.Layout(d.Box.Objects, d.Box.Size())
	d.Box.Refresh()
}
