package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"
)

func TestSizesAreThoseOfThePictures(t *testing.T) {
	files := planted(t)
	for n := range 8 {
		files[string(rune('1'+n))] = jpegFile(t, sample(), segment(jpegApp1, exifOf(byte(n+1), "MM")))
	}
	var wide bytes.Buffer
	if err := png.Encode(&wide, image.NewGray(image.Rect(0, 0, 20_000, 3))); err != nil {
		t.Fatal(err)
	}
	files["wide"] = wide.Bytes()
	for name, data := range files {
		img, err := Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		size, err := Size(data)
		if err != nil || size != img.Bounds().Size() {
			t.Errorf("%s: %v, %v, want %v", name, size, err, img.Bounds().Size())
		}
	}
}

// A JPEG picture in colours that no reader mistakes goes into a document as a JPEG file: its own if it stands upright and is
// small, else one that is.
func TestJPEGFilesShowJPEGPictures(t *testing.T) {
	upright := jpegFile(t, sample(), segment(jpegApp1, exifOf(1, "MM"))+segment(jpegComment, secret))
	for name, c := range map[string]struct {
		data     []byte
		is, anew bool
	}{
		"upright":         {upright, true, false},
		"grey":            {jpegFile(t, image.NewGray(image.Rect(0, 0, 9, 9)), ""), true, false},
		"lying":           {jpegFile(t, sample(), segment(jpegApp1, exifOf(6, "MM"))+segment(jpegComment, secret)), true, true},
		"large":           {jpegFile(t, image.NewRGBA(image.Rect(0, 0, MostSide+1, 3)), segment(jpegComment, secret)), true, true},
		"large and grey":  {jpegFile(t, image.NewGray(image.Rect(0, 0, 5, 2*MostSide+1)), ""), true, true},
		"large and lying": {jpegFile(t, image.NewRGBA(image.Rect(0, 0, MostSide+1, 9)), segment(jpegApp1, exifOf(8, "MM"))), true, true},
		"in RGB":          {jpegFile(t, sample(), segment(jpegApp14, "Adobe\x00\x64\x00\x00\x00\x00\x00")), false, false},
		"large in RGB":    {jpegFile(t, image.NewRGBA(image.Rect(0, 0, MostSide+1, 3)), segment(jpegApp14, "Adobe\x00\x64\x00\x00\x00\x00\x00")), true, true},
		"PNG":             {planted(t)["PNG"], false, false},
	} {
		got := JPEG(c.data)
		if (got != nil) != c.is {
			t.Errorf("%s: %d bytes", name, len(got))
		}
		if bytes.Contains(got, []byte(secret)) {
			t.Errorf("%s: it still holds the secret", name)
		}
		encoded, err := Check(c.data)
		if err != nil || (encoded != nil) != c.anew || c.anew && !bytes.Equal(encoded, got) {
			t.Errorf("%s: checking it makes a file of %d bytes, %v, and showing it one of %d", name, len(encoded), err, len(got))
		}
		if got == nil {
			continue
		}
		shown, _, err := image.Decode(bytes.NewReader(got))
		if err != nil {
			t.Fatal(err)
		}
		if size, err := Size(c.data); err != nil || size != shown.Bounds().Size() || orientation(got) != 1 {
			t.Errorf("%s: the file shows %v, want %v, %v", name, shown.Bounds().Size(), size, err)
		}
	}
}

// The mean is that of all samples that stand for pixels of the block, whatever they stand for.
func TestBlocksOfSamplesHaveTheirMean(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, ratio := range []image.YCbCrSubsampleRatio{
		image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio422, image.YCbCrSubsampleRatio420, image.YCbCrSubsampleRatio440,
		image.YCbCrSubsampleRatio411, image.YCbCrSubsampleRatio410,
	} {
		for _, size := range []image.Point{{MostSide + 1, 5}, {2*MostSide + 1, 1}, {7, 2*MostSide + 2}} {
			img := image.NewYCbCr(image.Rectangle{Max: size}, ratio)
			for _, part := range [][]byte{img.Y, img.Cb, img.Cr} {
				for i := range part {
					part[i] = byte(r.IntN(256))
				}
			}
			got := smaller(img).(*image.YCbCr)
			n := BlockSide(size.X, size.Y)
			mean := func(part []byte, offset func(x, y int) int, x, y int) byte {
				seen, sum := map[int]bool{}, 0
				for py := y * n; py < min((y+1)*n, size.Y); py++ {
					for px := x * n; px < min((x+1)*n, size.X); px++ {
						if at := offset(px, py); !seen[at] {
							seen[at] = true
							sum += int(part[at])
						}
					}
				}
				return byte(sum / len(seen))
			}
			for y := range got.Rect.Dy() {
				for x := range got.Rect.Dx() {
					want := color.YCbCr{Y: mean(img.Y, img.YOffset, x, y), Cb: mean(img.Cb, img.COffset, x, y), Cr: mean(img.Cr, img.COffset, x, y)}
					if c := got.YCbCrAt(x, y); c != want {
						t.Fatalf("%v, %v: the block at %d, %d is %v, want %v", ratio, size, x, y, c, want)
					}
				}
			}
		}
	}
}

// Decoding needs no more memory than is said before.
func TestMemoryIsKnownBefore(t *testing.T) {
	const wide, high = 2000, 500
	grey, colours := image.NewGray(image.Rect(0, 0, wide, high)), image.NewRGBA(image.Rect(0, 0, wide, high))
	colours.Pix[3] = 255 // not opaque
	progressive := jpegFile(t, colours, "")
	at := bytes.Index(progressive, []byte{0xff, jpegFrame})
	progressive[at+1] = jpegProgressive
	encode := func(img image.Image) []byte {
		var file bytes.Buffer
		if err := png.Encode(&file, img); err != nil {
			t.Fatal(err)
		}
		return file.Bytes()
	}
	interlaced := encode(colours)
	interlaced[28] = 1
	for name, c := range map[string]struct {
		data []byte
		each float64 // bytes a pixel
	}{
		"grey JPEG":              {jpegFile(t, grey, ""), 1},
		"JPEG of halved colours": {jpegFile(t, colours, ""), 1.5},
		"progressive JPEG":       {progressive, 7.5},
		"grey PNG":               {encode(grey), 1},
		"PNG":                    {encode(colours), 4},
		"PNG of 16 bits":         {encode(image.NewNRGBA64(grey.Rect)), 8},
		"interlaced PNG":         {recounted(interlaced), 6},
		"PNG in strips":          {encode(image.NewRGBA(image.Rect(0, 0, MostSide+1, 2))), 0},
	} {
		if got, err := Memory(c.data); err != nil || got != int64(c.each*wide*high) {
			t.Errorf("%s: %d bytes (%v), want %.1f a pixel", name, got, err, c.each)
		}
	}
}

// recounted returns a PNG file with the checksum of its first chunk counted anew.
func recounted(file []byte) []byte {
	return append(appendChunk(bytes.Clone(pngSignature), "IHDR", file[16:29]), file[33:]...)
}
