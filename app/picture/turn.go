package picture

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
)

// orientation returns how a JPEG picture lies by its EXIF data, from 1 for upright to 8 (EXIF 2.32,
// 4.6.4, tag 274). Where nothing is said, it is upright.
func orientation(data []byte) int {
	if !isJPEG(data) {
		return 1
	}
	found := 0
	jpegSegments(data, func(marker byte, body []byte) {
		if found == 0 && marker == jpegApp1 && bytes.HasPrefix(body, exif) {
			found = tiffOrientation(body[len(exif):])
		}
	})
	return max(1, found)
}

// tiffOrientation looks for the tag in the first directory; 1 where it isn't there.
func tiffOrientation(tiff []byte) int {
	const tag, short = 274, 3
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at > len(tiff)-2 {
		return 1
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			return 1
		}
		if order.Uint16(entries) == tag && order.Uint16(entries[2:]) == short {
			if n := int(order.Uint16(entries[8:])); n >= 1 && n <= 8 {
				return n
			}
			return 1
		}
		entries = entries[12:]
	}
	return 1
}

// quality is the JPEG quality, of 100, with which a picture is encoded anew.
const quality = 95

// encodedAnew returns the file of a JPEG picture upright and with no more pixels than are shown, with its colour profile
// where that is still true.
func encodedAnew(data []byte) ([]byte, error) {
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	img, err := decode(data)
	if err != nil {
		return nil, err
	}
	cmyk := config.ColorModel == color.CMYKModel // encoded anew as RGB, for which its profile isn't true
	var file bytes.Buffer
	if err := jpeg.Encode(&file, turn(img, orientation(data)), &jpeg.Options{Quality: quality}); err != nil {
		return nil, err
	}
	out := []byte{0xff, jpegStart}
	jpegSegments(data, func(marker byte, body []byte) {
		if marker == jpegApp2 && bytes.HasPrefix(body, iccProfile) && !cmyk {
			out = appendSegment(out, marker, body)
		}
	})
	return append(out, file.Bytes()[2:]...), nil
}

// turn returns a picture as its orientation wants it to be seen.
func turn(img image.Image, orientation int) image.Image {
	if orientation == 1 {
		return img
	}
	size := img.Bounds()
	w, h := size.Dx(), size.Dy()
	wide, high := w, h
	if orientation >= 5 {
		wide, high = h, w
	}
	from := func(x, y int) (int, int) {
		switch orientation {
		case 2:
			return w - 1 - x, y
		case 3:
			return w - 1 - x, h - 1 - y
		case 4:
			return x, h - 1 - y
		case 5:
			return y, x
		case 6:
			return y, h - 1 - x
		case 7:
			return w - 1 - y, h - 1 - x
		case 8:
			return w - 1 - y, x
		}
		return x, y
	}
	if grey, ok := img.(*image.Gray); ok {
		out := image.NewGray(image.Rect(0, 0, wide, high))
		for y := range high {
			for x := range wide {
				a, b := from(x, y)
				out.Pix[out.PixOffset(x, y)] = grey.Pix[grey.PixOffset(size.Min.X+a, size.Min.Y+b)]
			}
		}
		return out
	}
	flat := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(flat, flat.Rect, img, size.Min, draw.Src)
	out := image.NewRGBA(image.Rect(0, 0, wide, high))
	for y := range high {
		for x := range wide {
			a, b := from(x, y)
			copy(out.Pix[out.PixOffset(x, y):][:4], flat.Pix[flat.PixOffset(a, b):])
		}
	}
	return out
}
