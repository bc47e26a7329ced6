package atlas

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	lectern "lectern/app/draw"
	"lectern/app/draw/raster"
	"lectern/app/golden"
)

// The pictures are small enough to be looked at side by side. Processors may round differently,
// so a few pixels may differ a little.
func TestMapsLookAsTheyDid(t *testing.T) {
	const (
		visible = 8    // of 255, in any channel; land that is lit differs by 10 and more from other land
		most    = 0.01 // of the pixels
	)
	kashmir := Extent{71.5, 31.8, 81.5, 37.6}
	for _, c := range []struct {
		name    string
		extent  Extent
		options Options
		palette *lectern.Palette
		w, h    float32
	}{
		{"region", Extent{58, 23, 79, 39}, Options{Focus: []string{"AFG", "PAK"}}, &lectern.Light, 380, 290},
		{"kashmir", kashmir, Options{Focus: []string{"PAK"}, LocalNames: true}, &lectern.Light, 440, 300},
		{"crimea", Extent{32, 44, 37.5, 46.8}, Options{Focus: []string{"UKR"}}, &lectern.Light, 360, 260},
		{"crimea-de-facto", Extent{32, 44, 37.5, 46.8}, Options{Focus: []string{"UKR"}, Boundaries: DeFacto}, &lectern.Dark, 360, 260},
		{"world", Extent{-180, -60, 180, 85}, Options{Focus: []string{"BRA"}}, &lectern.Dark, 400, 210},
	} {
		t.Run(c.name, func(t *testing.T) {
			proj := ForExtent(c.extent)
			m := NewMap(proj, c.options)
			v := Fit(proj, c.extent, c.w, c.h)
			img, canvas := raster.NewImage(c.w, c.h, 1, c.palette.Sea)
			m.Base(canvas, v, c.palette)
			m.Labels(canvas, v, c.palette, nil, nil)
			file := filepath.Join("testdata", c.name+".png")
			if golden.Updating() {
				save(t, file, img)
			}
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(b) > 40_000 {
				t.Errorf("%s has %d bytes", file, len(b))
			}
			want, err := png.Decode(bytes.NewReader(b))
			if err != nil {
				t.Fatal(err)
			}
			if want.Bounds() != img.Bounds() {
				t.Fatalf("the map is %v, the picture %v", img.Bounds(), want.Bounds())
			}
			if n := differing(img, want, visible); float64(n) > most*float64(c.w*c.h) {
				t.Errorf("%d pixels of %.0f differ from %s; -update draws it anew", n, c.w*c.h, file)
			}
		})
	}
}

// save writes a picture in its 256 commonest colours, which takes a third of the room.
func save(t *testing.T, file string, img *image.RGBA) {
	t.Helper()
	times := map[color.RGBA]int{}
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			times[img.RGBAAt(x, y)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(times), func(a, b color.RGBA) int {
		return cmp.Or(cmp.Compare(times[b], times[a]), cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
	})
	var palette color.Palette
	for _, c := range colours[:min(256, len(colours))] {
		palette = append(palette, c)
	}
	plain := image.NewPaletted(img.Rect, palette)
	draw.Draw(plain, img.Rect, img, image.Point{}, draw.Src)
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&b, plain); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// differing counts the pixels that differ by more than so much.
func differing(a *image.RGBA, b image.Image, visible int) (n int) {
	for y := range a.Rect.Dy() {
		for x := range a.Rect.Dx() {
			p := a.RGBAAt(x, y)
			r, g, bl, _ := b.At(x, y).RGBA()
			for _, d := range [...]int{int(p.R) - int(r>>8), int(p.G) - int(g>>8), int(p.B) - int(bl>>8)} {
				if max(d, -d) > visible {
					n++
					break
				}
			}
		}
	}
	return n
}
