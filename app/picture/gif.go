package picture

import "bytes"

func isGIF(data []byte) bool {
	return bytes.HasPrefix(data, []byte("GIF87a")) || bytes.HasPrefix(data, []byte("GIF89a"))
}

// The blocks of a GIF file (GIF89a, 15 to 27).
const (
	gifExtension   = 0x21
	gifPicture     = 0x2c
	gifEnd         = 0x3b
	gifControl     = 0xf9 // an extension: the transparent colour
	gifApplication = 0xff
)

// cleanGIF keeps the first picture with its colours: no other is shown.
func cleanGIF(data []byte) []byte {
	if len(data) < 13 {
		return nil
	}
	at := min(len(data), 13+gifColours(data[10]))
	out := bytes.Clone(data[:at])
	for at+1 < len(data) {
		from, body := at, at+2
		if data[at] == gifPicture {
			if at+10 > len(data) {
				return out
			}
			body = at + 11 + gifColours(data[at+9]) // behind the size of the codes
		}
		if at = gifBlocksEnd(data, body); at == 0 {
			return out
		}
		switch {
		case data[from] == gifPicture:
			return append(append(out, data[from:at]...), gifEnd)
		case data[from] != gifExtension:
			return append(out, gifEnd)
		case data[from+1] == gifControl && at-from == 8, data[from+1] == gifApplication && bytes.HasPrefix(data[body:], []byte("\x0bICCRGBG1012")):
			out = append(out, data[from:at]...)
		}
	}
	return out
}

// gifColours returns the bytes of a table of colours by the flags that announce it.
func gifColours(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// gifBlocksEnd returns where a row of blocks ends, each of so many bytes as it says first and the last
// of none; 0 where they are cut off.
func gifBlocksEnd(data []byte, at int) int {
	for at < len(data) {
		n := int(data[at])
		if at++; n == 0 {
			return at
		}
		at += n
	}
	return 0
}
