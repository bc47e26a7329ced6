package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math/rand/v2"
	"testing"
)

// pictures are of every kind that image/png writes.
func pictures(r *rand.Rand, wide, high int) map[string]image.Image {
	size := image.Rect(0, 0, wide, high)
	var palette color.Palette
	for i := range 11 {
		palette = append(palette, color.NRGBA{uint8(20 * i), uint8(255 - 9*i), 7, uint8(255 - 20*i)})
	}
	paletted, few := image.NewPaletted(size, palette), image.NewPaletted(size, palette[:3])
	all := map[string]image.Image{"paletted": paletted, "few colours": few}
	type canvas interface {
		image.Image
		Set(x, y int, c color.Color)
	}
	for name, img := range map[string]canvas{
		"grey": image.NewGray(size), "grey of 16 bits": image.NewGray16(size), "opaque": image.NewRGBA(size),
		"transparent": image.NewNRGBA(size), "of 16 bits": image.NewNRGBA64(size),
	} {
		all[name] = img
		for y := range high {
			for x := range wide {
				c := color.NRGBA64{uint16(300 * x), uint16(r.IntN(1 << 16)), uint16(x * y), 0xffff}
				if name == "transparent" || name == "of 16 bits" {
					c.A = uint16(r.IntN(1 << 16))
				}
				img.Set(x, y, c)
			}
		}
	}
	for i := range paletted.Pix {
		paletted.Pix[i], few.Pix[i] = uint8(r.IntN(11)), uint8(i%3)
	}
	return all
}

// A picture that is read in strips is the one that is made smaller whole.
func TestStripsMakeTheSamePicture(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][2]int{{2 * MostSide, 3}, {2*MostSide + 7, 66}, {5, MostSide + 190}} {
		for name, img := range pictures(r, size[0], size[1]) {
			var file bytes.Buffer
			if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&file, img); err != nil {
				t.Fatal(err)
			}
			if !inRows(file.Bytes()) {
				t.Fatal("the picture isn't read in strips")
			}
			whole, err := png.Decode(bytes.NewReader(file.Bytes()))
			if err != nil {
				t.Fatal(err)
			}
			got, err := Decode(file.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			if want := smaller(whole); got.Bounds() != want.Bounds() || !bytes.Equal(flat(got).Pix, flat(want).Pix) {
				t.Errorf("%s, %v: another picture", name, size)
			}
		}
	}
}

func flat(img image.Image) *image.NRGBA {
	if flat, ok := img.(*image.NRGBA); ok {
		return flat
	}
	out := image.NewNRGBA(img.Bounds())
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}

// What image/png finds damaged, strips find damaged as well, wherever it is.
func TestDamagedPicturesAreFoundInStrips(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	var file bytes.Buffer
	if err := png.Encode(&file, pictures(r, MostSide+1, 70)["opaque"]); err != nil {
		t.Fatal(err)
	}
	sound := file.Bytes()
	damaged := map[string][]byte{"more pixels": moreRows(t, sound, -1), "too few": moreRows(t, sound, 1), "as it was": moreRows(t, sound, 0)}
	for range 80 {
		other := bytes.Clone(sound)
		at := r.IntN(len(other))
		if r.IntN(2) == 0 {
			other[at] ^= byte(1 + r.IntN(255))
		} else {
			other = other[:at]
		}
		damaged[string(rune(at))] = other
	}
	found := 0
	for name, data := range damaged {
		_, want := png.Decode(bytes.NewReader(data))
		if _, got := Check(data); (got == nil) != (want == nil) {
			t.Errorf("%q: %v, and image/png says %v", name, got, want)
		}
		if want != nil {
			found++
		}
	}
	if found < 40 {
		t.Errorf("%d are damaged", found)
	}
}

// moreRows returns a file whose header tells of so many rows more than there are.
func moreRows(t *testing.T, file []byte, rows int32) []byte {
	t.Helper()
	const ihdr = 8
	header := bytes.Clone(file[ihdr+8 : ihdr+21])
	binary.BigEndian.PutUint32(header[4:], uint32(int32(binary.BigEndian.Uint32(header[4:]))+rows))
	return append(appendChunk(bytes.Clone(pngSignature), "IHDR", header), file[ihdr+25:]...)
}
