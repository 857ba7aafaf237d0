using FamilyChat.LmStudio.Simulator;

return await SimulatorCommand.Create().Parse(args).InvokeAsync();
