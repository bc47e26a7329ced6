//go:build !nogui

package kit

import (
	"time"

	"fyne.io/fyne/v2"

	"lectern/app/draw"
	"lectern/app/fold"
)

// fileRow is a file or a folder of a list.
type fileRow struct {
	name, path string
	folder     bool
	fits       bool // it can be chosen
}

// fileList lists the files of a folder. Arrows move, a letter goes to the next name that begins with
// it, Enter opens, and a slash or a tilde begins a path.
type fileList struct {
	*Surface
	rows    []fileRow
	at      int
	scroll  Scroll
	open    func(fileRow)
	changed func(fileRow)
	began   func(path string) // the reader begins to type a path
	typed   string            // a path that was typed instead
	clicked time.Time
}

const fileListRow = 28

func newFileList(w *Window, open func(fileRow)) *fileList {
	l := &fileList{open: open}
	l.Surface = NewSurface(w, fyne.NewSize(200, 100), l.paint)
	l.OnKey, l.OnRune = l.key, l.rune
	l.OnScroll = func(dy float32) { l.scroll.By(-dy); l.Refresh() }
	return l
}

// show lists rows, the first one chosen.
func (l *fileList) show(rows []fileRow) {
	l.rows, l.at, l.typed = rows, 0, ""
	if len(rows) > 1 && rows[0].name == ".." {
		l.at = 1
	}
	l.scroll.To(0)
	l.Refresh()
}

func (l *fileList) current() (fileRow, bool) {
	if l.at >= len(l.rows) {
		return fileRow{}, false
	}
	return l.rows[l.at], true
}

// choose takes a path that was typed.
func (l *fileList) choose(path string) { l.typed = path }

func (l *fileList) move(to int) {
	if len(l.rows) == 0 {
		return
	}
	l.at, l.typed = min(max(to, 0), len(l.rows)-1), ""
	l.scroll.Fit(l.Size().Height, float32(len(l.rows))*fileListRow)
	l.scroll.Reveal(float32(l.at)*fileListRow, float32(l.at+1)*fileListRow)
	l.changed(l.rows[l.at])
	l.Refresh()
}

func (l *fileList) key(e *fyne.KeyEvent) bool {
	page := max(1, int(l.Size().Height/fileListRow)-1)
	switch e.Name {
	case fyne.KeyDown:
		l.move(l.at + 1)
	case fyne.KeyUp:
		l.move(l.at - 1)
	case fyne.KeyPageDown:
		l.move(l.at + page)
	case fyne.KeyPageUp:
		l.move(l.at - page)
	case fyne.KeyHome:
		l.move(0)
	case fyne.KeyEnd:
		l.move(len(l.rows) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if row, ok := l.current(); ok {
			l.open(row)
		}
	default:
		return false
	}
	return true
}

// rune goes to the next file whose name begins with a letter, and reports whether there is one. A slash or a tilde begins a path
// instead, as in the desktops' own choosers.
func (l *fileList) rune(r rune) bool {
	if r == '/' || r == '~' {
		l.began(string(r))
		return true
	}
	first := fold.String(string(r))
	if first == "" {
		return false
	}
	for n := range l.rows {
		at := (l.at + 1 + n) % len(l.rows)
		if fold.HasPrefix(l.rows[at].name, first) {
			l.move(at)
			return true
		}
	}
	return false
}

// click chooses a row; a second click soon after opens it.
func (l *fileList) click(n int) {
	twice := n == l.at && time.Since(l.clicked) < 400*time.Millisecond
	l.clicked = time.Now()
	l.move(n)
	if twice {
		l.open(l.rows[n])
	}
}

func (l *fileList) paint(g *Painter) {
	p := g.Palette
	r := draw.Rect{W: g.W, H: g.H}
	g.Rect(r, p.Page)
	l.scroll.Fit(g.H, float32(len(l.rows))*fileListRow)
	g.Clip(r.Inset(1))
	for n, row := range l.rows {
		y := float32(n)*fileListRow - l.scroll.Top
		if y > g.H || y < -fileListRow {
			continue
		}
		at := draw.Rect{X: 1, Y: y, W: g.W - 2, H: fileListRow}
		hover := g.HotSpot(at, row.name, func() { l.click(n) })
		switch {
		case n == l.at:
			g.Rect(at, p.Wash)
			g.Rect(draw.Rect{X: 1, Y: y, W: 3, H: fileListRow}, p.Accent)
		case hover:
			g.Rect(at, p.Desk)
		}
		icon, face := BookIcon, g.Sans
		if row.folder && !row.fits {
			icon = FolderIcon
		}
		if row.fits {
			face = g.SansBold
		}
		g.Icon(icon, 12, y+5, p.Ink2)
		g.Label(face, g.Fit(face, row.name, 14, g.W-60), 40, y+19, 14, p.Ink)
	}
	g.Unclip()
	g.Thumb(r, &l.scroll)
	g.Border(r, 1, p.Edge)
}
