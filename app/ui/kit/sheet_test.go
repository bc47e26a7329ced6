//go:build !nogui

package kit

import (
	"bytes"
	"image"
	"image/color"
	"math/rand/v2"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"lectern/app/draw"
)

// onPaper returns an image of a size on which some pixels are inked.
func onPaper(w, h int, inked ...image.Point) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.Set(x, y, draw.Light.Page)
		}
	}
	for _, at := range inked {
		img.Set(at.X, at.Y, color.Black)
	}
	return img
}

func TestASheetIsThePictureWithoutWhatIsBlank(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var scattered []image.Point
	for range 60 {
		scattered = append(scattered, image.Pt(r.IntN(333), r.IntN(211)))
	}
	for name, c := range map[string]struct {
		picture *image.RGBA
		most    int // bytes
	}{
		"blank":       {onPaper(640, 360), 0},
		"one pixel":   {onPaper(640, 360, image.Pt(300, 200)), 4 * 8},
		"two corners": {onPaper(640, 360, image.Pt(0, 0), image.Pt(639, 359)), 2 * 4 * 8},
		"a line":      {onPaper(640, 360, image.Pt(10, 100), image.Pt(19, 100)), 10 * 4},
		"scattered":   {onPaper(333, 211, scattered...), 333*211*4 - 4},
		"a pixel":     {onPaper(1, 1, image.Pt(0, 0)), 4},
	} {
		s := CutSheet(c.picture, draw.Light.Page)
		if s.Bytes() > c.most {
			t.Errorf("%s: it takes %d bytes, want %d at most", name, s.Bytes(), c.most)
		}
		app := test.NewTempApp(t)
		w := NewWindow(app, "", NewTheme("light"), func(do func()) { do() })
		view := NewSurface(w, fyne.Size{}, func(g *Painter) { s.Draw(g, draw.Rect{W: g.W, H: g.H}, draw.Light.Page) })
		size := c.picture.Rect.Size()
		view.Resize(fyne.NewSize(float32(size.X), float32(size.Y)))
		if got := view.Repaint(size.X, size.Y); !bytes.Equal(got.Pix, c.picture.Pix) {
			t.Errorf("%s: drawn it is another picture", name)
		}
	}
}

func TestASurfaceShowsItsSheetInPieces(t *testing.T) {
	app := test.NewTempApp(t)
	w := NewWindow(app, "", NewTheme("light"), func(do func()) { do() })
	painted := 0
	view := NewSurface(w, fyne.Size{}, func(*Painter) { painted++ })
	sheet := CutSheet(onPaper(320, 180, image.Pt(10, 10), image.Pt(200, 100)), draw.Light.Page)
	shown := sheet
	view.Sheet = func(w, h int) *Sheet {
		if w != sheet.Size.X || h != sheet.Size.Y {
			return nil
		}
		return shown
	}
	objects := func() []fyne.CanvasObject { return test.WidgetRenderer(view).Objects()[1:] }
	view.Resize(fyne.NewSize(160, 90))
	if view.Refresh(); len(objects()) != 1 {
		t.Error("before it was painted nobody knows its size in pixels")
	}
	view.Repaint(320, 180)
	view.Refresh()
	pieces := objects()
	if len(pieces) != 2 || pieces[1].Position() != fyne.NewPos(100, 50) || pieces[1].Size() != fyne.NewSize(0.5, 0.5) {
		t.Errorf("it shows %v", pieces)
	}
	shown = nil
	if view.Refresh(); len(objects()) != 1 {
		t.Error("without a sheet it isn\u2019t painted")
	}
	shown = sheet
	view.Refresh()
	if len(objects()) != 2 {
		t.Fatal("the sheet doesn\u2019t come again")
	}
	if view.Resize(fyne.NewSize(200, 90)); len(objects()) != 1 || painted != 1 {
		t.Error("in another size it shows the sheet of the one before")
	}
	if view.Refresh(); len(objects()) != 1 {
		t.Error("before it is painted again nobody knows its size in pixels")
	}
}
