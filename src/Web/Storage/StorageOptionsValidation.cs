using Microsoft.Extensions.Options;

namespace FamilyChat.Web.Storage;

internal sealed class StorageOptionsValidation : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
            return ValidateOptionsResult.Fail("FamilyChat:DataDirectory is empty; name the folder that keeps the data, for example ./data.");
        if (options.BusySeconds is < 1 or > 60)
            return ValidateOptionsResult.Fail($"FamilyChat:BusySeconds is {options.BusySeconds}; use 1 to 60 seconds.");
        return ValidateOptionsResult.Success;
    }
}
