package picture

import "bytes"

// Clean returns the file of a PNG, JPEG or GIF picture with nothing in it but what is shown and the
// colour profile that says how. A JPEG picture that lies on its side by its EXIF data is turned, and
// encoded anew for that; all else is cut out of the file, with no pixel changed. Of a damaged file
// the sound beginning is returned, of another format nothing.
func Clean(data []byte) []byte {
	switch {
	case bytes.HasPrefix(data, pngSignature):
		return cleanPNG(data)
	case isJPEG(data):
		if orientation(data) > 1 {
			if turned, err := encodedAnew(data); err == nil {
				return turned
			}
		}
		return cleanJPEG(data)
	case isGIF(data):
		return cleanGIF(data)
	}
	return nil
}
