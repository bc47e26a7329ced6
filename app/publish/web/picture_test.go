package web

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/publish/constructs"
)

func TestPicturesAreStillAndNoLargerThanAPageNeeds(t *testing.T) {
	var large, moving bytes.Buffer
	if err := png.Encode(&large, image.NewGray(image.Rect(0, 0, 2*brief.MostSide, 4))); err != nil {
		t.Fatal(err)
	}
	frame := image.NewPaletted(image.Rect(0, 0, 3, 2), color.Palette{color.Black, color.White})
	if err := gif.EncodeAll(&moving, &gif.GIF{Image: []*image.Paletted{frame, frame}, Delay: []int{5, 5}}); err != nil {
		t.Fatal(err)
	}
	root := parse(t, exported(t, constructs.Open(fstest.MapFS{
		"brief.md":         {Data: []byte("---\nlectern: 1\ntitle: Pictures\nas-of: 2033-04-02\n---\n\n# Aims {#aims}\n\n![A wide one](media/large.png)\n\n- ![In an item](media/large.png)\n\nA small ![one](media/moving.gif).\n")},
		"media/large.png":  {Data: large.Bytes()},
		"media/moving.gif": {Data: moving.Bytes()},
	})))
	want := map[string]image.Point{"A wide one": {brief.MostSide, 2}, "Picture: In an item": {brief.MostSide, 2}, "one": {3, 2}}
	for _, img := range elementsOf(root, "img") {
		data, is := strings.CutPrefix(attr(img, "src"), "data:image/png;base64,")
		if !is {
			t.Errorf("%s is no PNG: %.40s", attr(img, "alt"), attr(img, "src"))
			continue
		}
		decoded, err := base64.StdEncoding.DecodeString(data)
		if err != nil {
			t.Fatal(err)
		}
		config, err := png.DecodeConfig(bytes.NewReader(decoded))
		if got := (image.Point{config.Width, config.Height}); err != nil || got != want[attr(img, "alt")] {
			t.Errorf("%s has %v pixels, want %v: %v", attr(img, "alt"), got, want[attr(img, "alt")], err)
		}
		delete(want, attr(img, "alt"))
	}
	if len(want) > 0 {
		t.Errorf("the page lacks %v", want)
	}
}
