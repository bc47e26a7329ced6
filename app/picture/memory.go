package picture

import (
	"bytes"
	"image"
	"image/color"
)

// Memory returns the bytes of memory that decoding a picture takes at most, without its file and the picture that is
// shown.
func Memory(data []byte) (int64, error) {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return 0, err
	}
	pixels := int64(config.Width) * int64(config.Height)
	switch {
	case isJPEG(data):
		return pixels * jpegBytes(data) / 10, nil
	case inRows(data) && BlockSide(config.Width, config.Height) > 1: // a strip at a time
		return 0, nil
	}
	each := int64(4)
	switch config.ColorModel {
	case color.RGBA64Model, color.NRGBA64Model:
		each = 8
	case color.Gray16Model:
		each = 2
	case color.GrayModel:
		each = 1
	}
	if _, paletted := config.ColorModel.(color.Palette); paletted {
		each = 1
	}
	if bytes.HasPrefix(data, pngSignature) && !inRows(data) { // the last of seven passes is half of the picture
		each += each / 2
	}
	return pixels * each, nil
}

// jpegBytes returns the bytes that decoding a JPEG picture takes for each ten pixels.
func jpegBytes(data []byte) (each int64) {
	jpegSegments(data, func(marker byte, body []byte) {
		if marker < jpegFrame || marker > jpegProgressive || len(body) < 6 || len(body) < 6+3*int(body[5]) || each > 0 {
			return
		}
		var samples, most int64
		for i := range int(body[5]) {
			sampling := int64(body[6+3*i+1])
			size := (sampling >> 4) * (sampling & 15)
			samples, most = samples+size, max(most, size)
		}
		each = 10 * samples / max(1, most)
		if marker == jpegProgressive { // with all coefficients, of four bytes
			each *= 5
		}
		if body[5] == 4 { // turned from what the file has
			each += 40
		}
	})
	return max(each, 10)
}
