//go:build !nogui

package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// DialogSetting describes a dialog.
type DialogSetting struct {
	Title   string
	Content fyne.CanvasObject
	First   fyne.Focusable // has the keyboard at first; nil: the main button

	Action string // words of the main button; "": there is none
	// Do is called by the main button: after the dialog has closed, or before where Check is set.
	Do func()
	// Check reports whether the dialog may close, and tells the reader why where it may not. Nil:
	// it always may.
	Check func() bool

	Dismiss   string // words of the other button; "": Cancel, or Close without a main button
	Dismissed func() // the dialog was left without its action
	Closed    func() // the dialog was closed, in whichever way
}

// Dialog is a box over a window that has the keyboard until it is closed. Escape leaves it and Enter
// presses its main button, wherever in it the focus is.
type Dialog struct {
	setting DialogSetting
	window  *Window
	overlay *fyne.Container
	dim     *canvas.Rectangle
	box     *canvas.Rectangle
	title   *canvas.Text
	scroll  *container.Scroll
	action  *Button
	dismiss *Button
}

const (
	dialogHead   = 58
	dialogFoot   = 72
	dialogPad    = 24
	leastDialog  = 320
	dialogMargin = 16 // to the window's edge
)

// Open shows a dialog over the window.
func (w *Window) Open(s DialogSetting) *Dialog {
	d := &Dialog{setting: s, window: w}
	d.dim = canvas.NewRectangle(w.Theme.Color(theme.ColorNameShadow, 0))
	d.box = canvas.NewRectangle(w.Palette().Raise)
	d.box.StrokeColor, d.box.StrokeWidth, d.box.CornerRadius = w.Palette().Edge, 1, 4
	d.title = canvas.NewText(s.Title, w.Palette().Ink)
	d.title.TextSize, d.title.TextStyle = 17, fyne.TextStyle{Bold: true}
	d.scroll = container.NewVScroll(s.Content)
	objects := []fyne.CanvasObject{d.dim, d.box, d.title, d.scroll}
	words := s.Dismiss
	if words == "" {
		words = "Cancel"
		if s.Action == "" {
			words = "Close"
		}
	}
	d.dismiss = NewButton(w, words, s.Action == "", d.leave)
	objects = append(objects, d.dismiss)
	if s.Action != "" {
		d.action = NewButton(w, s.Action, true, d.press)
		objects = append(objects, d.action)
	}
	d.overlay = container.New(dialogLayout{d}, objects...)
	if below := w.Canvas().Focused(); below != nil { // which Fyne doesn't tell
		below.FocusLost()
	}
	w.dialogs = append(w.dialogs, d)
	w.Canvas().Overlays().Add(d.overlay)
	d.overlay.Resize(w.Canvas().Size())
	first := s.First
	if first == nil {
		first = d.mainButton()
	}
	w.Focus(first)
	return d
}

// mainButton returns the button that Enter presses.
func (d *Dialog) mainButton() *Button {
	if d.action != nil {
		return d.action
	}
	return d.dismiss
}

// SetAction changes the words of the main button.
func (d *Dialog) SetAction(words string) {
	d.action.SetWords(words)
	d.overlay.Refresh()
}

// SetIdle says whether the main button can't be used now.
func (d *Dialog) SetIdle(idle bool) { d.action.SetIdle(idle) }

// CloseDialogs takes all dialogs over the window away.
func (w *Window) CloseDialogs() {
	for len(w.dialogs) > 0 {
		w.dialogs[len(w.dialogs)-1].Close()
	}
}

// Close takes the dialog away.
func (d *Dialog) Close() {
	for n, open := range d.window.dialogs {
		if open == d {
			d.window.dialogs = append(d.window.dialogs[:n], d.window.dialogs[n+1:]...)
			d.window.Canvas().Overlays().Remove(d.overlay)
			Release(d.overlay)
			if below := d.window.Canvas().Focused(); below != nil {
				below.FocusGained()
			}
			if d.setting.Closed != nil {
				d.setting.Closed()
			}
			return
		}
	}
}

// Release drops the pictures of all surfaces in an object that is no longer shown.
func Release(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, each := range o.Objects {
			Release(each)
		}
	case *container.Scroll:
		Release(o.Content)
	case interface{ Release() }:
		o.Release()
	}
}

// press does what the main button does.
func (d *Dialog) press() {
	if d.setting.Check != nil && !d.setting.Check() {
		return
	}
	d.Close()
	if d.setting.Do != nil {
		d.setting.Do()
	}
}

func (d *Dialog) leave() {
	d.Close()
	if d.setting.Dismissed != nil {
		d.setting.Dismissed()
	}
}

// Reveal scrolls the content so that what lies between two heights is in view.
func (d *Dialog) Reveal(top, bottom float32) {
	at, height := d.scroll.Offset.Y, d.scroll.Size().Height
	if to := max(min(at, top), bottom-height); to != at {
		d.scroll.ScrollToOffset(fyne.NewPos(0, to))
	}
}

// key handles what the focused widget doesn't use.
func (d *Dialog) key(e *fyne.KeyEvent) {
	step := float32(0)
	switch e.Name {
	case fyne.KeyEscape:
		d.leave()
	case fyne.KeyReturn, fyne.KeyEnter:
		d.mainButton().Press()
	case fyne.KeyDown:
		step = 40
	case fyne.KeyUp:
		step = -40
	case fyne.KeyPageDown, fyne.KeySpace:
		step = d.scroll.Size().Height * 0.9
	case fyne.KeyPageUp:
		step = -d.scroll.Size().Height * 0.9
	case fyne.KeyHome:
		d.scroll.ScrollToTop()
	case fyne.KeyEnd:
		d.scroll.ScrollToBottom()
	}
	if step != 0 {
		d.scroll.ScrollToOffset(fyne.NewPos(0, max(0, d.scroll.Offset.Y+step)))
	}
}

// dialogLayout centres the box in the window, as large as its content needs.
type dialogLayout struct{ d *Dialog }

func (l dialogLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

func (l dialogLayout) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	d := l.d
	d.dim.Resize(room)
	content := d.setting.Content.MinSize()
	w := max(content.Width, d.title.MinSize().Width) + 2*dialogPad
	w = min(max(w, leastDialog), room.Width-2*dialogMargin)
	h := min(content.Height+dialogHead+dialogFoot, room.Height-2*dialogMargin)
	x, y := float32(int((room.Width-w)/2)), float32(int((room.Height-h)/2))
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	put(d.box, x, y, w, h)
	put(d.title, x+dialogPad, y+16, w-2*dialogPad, 26)
	wide := w - 2*dialogPad
	if room := h - dialogHead - dialogFoot; content.Height > room {
		wide += dialogPad / 2 // for the scroll bar
	}
	put(d.scroll, x+dialogPad, y+dialogHead, wide, h-dialogHead-dialogFoot)
	right := x + w - dialogPad + buttonGap
	for _, b := range []*Button{d.action, d.dismiss} {
		if b != nil {
			size := b.MinSize()
			right -= size.Width
			put(b, right, y+h-dialogFoot+20-buttonGap, size.Width, size.Height)
		}
	}
}
