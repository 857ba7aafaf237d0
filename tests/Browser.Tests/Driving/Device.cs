using Microsoft.Playwright;

namespace FamilyChat.Browser.Tests.Driving;

/// <summary>What a member holds in their hands.</summary>
internal sealed record Device
{
    public static readonly Device Laptop = new();

    public static readonly Device Phone = new() { Width = 360, Height = 740, Touch = true };

    /// <summary>CSS pixels.</summary>
    public int Width { get; init; } = 1280;

    public int Height { get; init; } = 800;

    public bool Touch { get; init; }

    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    public ReducedMotion Motion { get; init; } = ReducedMotion.NoPreference;

    internal BrowserNewContextOptions Options(string address) => new()
    {
        BaseURL = address,
        ViewportSize = new ViewportSize { Width = Width, Height = Height },
        HasTouch = Touch,
        IsMobile = Touch,
        ColorScheme = Scheme,
        ReducedMotion = Motion,
        Locale = "en-GB",
    };
}
