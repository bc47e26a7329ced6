package picture

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"io"
)

var pngSignature = []byte("\x89PNG\r\n\x1a\n")

// pngChunks are the chunks that are shown, or say how (PNG, third edition), with how many bytes each
// has at most.
var pngChunks = map[string]int{
	"IHDR": 13, "PLTE": 768, "tRNS": 256,
	"cHRM": 32, "gAMA": 4, "sRGB": 1, "sBIT": 4, "cICP": 4, "iCCP": 1 << 30, "mDCV": 24, "cLLI": 8, "pHYs": 9,
}

// cleanPNG keeps the chunks that are shown.
func cleanPNG(data []byte) []byte {
	out := bytes.Clone(pngSignature)
	var pixels []byte // of all IDAT chunks, which are one stream
	chunks := data[len(pngSignature):]
	done := false // the pixels are over: more of them are passed over, as when they are shown
	for len(chunks) >= 12 {
		n := int(binary.BigEndian.Uint32(chunks))
		if n > len(chunks)-12 {
			break
		}
		kind, body := string(chunks[4:8]), chunks[8:8+n]
		chunks = chunks[12+n:]
		if kind == "IDAT" && !done {
			pixels = append(pixels, body...)
			continue
		}
		if len(pixels) > 0 && !done {
			done = true
			out = appendChunk(out, "IDAT", stream(pixels))
		}
		if kind == "IEND" {
			return appendChunk(out, kind, nil)
		}
		if most, shown := pngChunks[kind]; shown && n <= most {
			if kind == "iCCP" {
				body = unnamed(body)
			}
			out = appendChunk(out, kind, body)
		}
	}
	if !done && len(pixels) > 0 { // the file is cut off
		out = appendChunk(out, "IDAT", pixels)
	}
	return out
}

func appendChunk(out []byte, kind string, body []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
	from := len(out)
	out = append(append(out, kind...), body...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[from:]))
}

// stream returns a compressed stream without what follows it; all of one that can't be read.
func stream(data []byte) []byte {
	in := bytes.NewReader(data) // of which no more is taken than belongs to the stream
	z, err := zlib.NewReader(in)
	if err != nil {
		return data
	}
	if _, err := io.Copy(io.Discard, z); err != nil {
		return data
	}
	return data[:len(data)-in.Len()]
}

// unnamed returns a colour profile with a name that says nothing.
func unnamed(profile []byte) []byte {
	_, rest, ok := bytes.Cut(profile, []byte{0})
	if !ok || len(rest) == 0 {
		return profile
	}
	return append([]byte("ICC\x00"+string(rest[:1])), stream(rest[1:])...)
}
