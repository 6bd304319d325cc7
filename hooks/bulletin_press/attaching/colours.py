"""Colours that stay what they were when a picture's profile is left out."""

from io import BytesIO

from PIL import Image, ImageCms

_FULL = ("CMYK", "YCbCr", "LAB", "HSV")
"""Ways to write colours that not every browser shows alike; they become red, green, blue."""


def is_usual(picture: Image.Image) -> bool:
    """Tell whether a picture looks the same without its profile.

    What browsers take for granted is sRGB (CSS Color 4, section 10.1): such a profile can go.
    """
    profile = picture.info.get("icc_profile")
    return picture.mode not in _FULL and (not profile or _is_srgb(profile))


def in_usual_colours(picture: Image.Image) -> Image.Image:
    """Give a picture whose dots mean the same without the profile, such as that of a screen.

    A profile can name the computer or the screen it was made for; it never comes along. One that
    is broken is passed over, as browsers do.
    """
    profile = picture.info.pop("icc_profile", b"")
    has_holes = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    if profile and not _is_srgb(profile):
        flat = picture.convert("RGB") if picture.mode in ("P", "1") and not has_holes else picture
        flat = flat.convert("RGBA") if has_holes else flat
        try:
            changed = _changed(flat, profile)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
        else:
            return changed
    return picture.convert("RGB") if picture.mode in _FULL else picture


def _changed(picture: Image.Image, profile: bytes) -> Image.Image:
    written = ImageCms.ImageCmsProfile(BytesIO(profile))
    usual = ImageCms.createProfile("sRGB")
    if picture.mode != "RGBA":
        made = ImageCms.profileToProfile(picture, written, usual, outputMode="RGB")
    else:
        made = ImageCms.profileToProfile(picture.convert("RGB"), written, usual)
    if made is None:
        raise ValueError("no picture came out")
    if picture.mode == "RGBA":
        made.putalpha(picture.getchannel("A"))
    return made


def _is_srgb(profile: bytes) -> bool:
    try:
        said = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError, ValueError):
        # No browser can read it either, and takes the dots for sRGB.
        return True
    return "srgb" in said.lower()
